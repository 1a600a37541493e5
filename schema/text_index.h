// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text_index.h: everything that is made of the texts of all passages, in one pass over them: each is
// tokenized once.
#pragma once

#include <functional>
#include <memory>

#include "schema/database.h"
#include "schema/passage_text.h"

namespace plumbline {

class TextIndex {
 public:
  TextIndex();
  ~TextIndex();
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  // Takes all passages, which come in the order of their ids: `next` puts one into its argument, or gives false
  // behind the last. Needs no database, so that rows may be written meanwhile.
  using Next = std::function<bool(PassageText*)>;
  void gather(const Next& next);

  // Fills passage_fts, term, and the tables of schema/stem_index.h, schema/term_postings.h and
  // schema/identifier_index.h, which are empty.
  void write(Database& db);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Both, of the rows of table passage.
void build_text_index(Database& db);

// On the same connection: throws DatabaseError where passage_fts has more or fewer terms, passages of terms or places
// than were written.
void verify_text_index(Database& db);

}  // namespace plumbline
