// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/fts5_tokenizer.h: tokenize.h as the FTS5 tokenizer "plumbline".
// https://www.sqlite.org/fts5.html#custom_tokenizers
//
// A document gives parts, stems (written ~stem) and wholes, alternatives at one position. A query gives
// the same, so that the sqlite3 shell finds what a reader expects; a quoted term that begins with "="
// is taken as a term of the index as it stands: MATCH '"=binder" OR "=~initi"'. That is how the server,
// which has tokenized the query before, asks for one form and not the other.
#pragma once

#include <string_view>
#include <vector>

struct sqlite3;
struct fts5_api;

namespace plumbline {

// A term as the index has it, a stem with its mark.
struct IndexTerm {
  std::string_view text;
  bool colocated;  // at the position of the term before
};

// Whoever has tokenized texts before FTS5 gets them.
class TermSource {
 public:
  // What a tokenizer would make of this text; nullptr where it is none of these texts. Lives until the next
  // call.
  virtual const std::vector<IndexTerm>* terms_of(std::string_view text) = 0;

 protected:
  ~TermSource() = default;
};

// Makes the tokenizer known to a connection. While *source is not nullptr, texts of documents are asked of it
// first. Throws Error where SQLite has no FTS5.
void register_tokenizer(sqlite3* db, TermSource** source);

// What FTS5 lets others add to it; nullptr where SQLite has none.
fts5_api* find_fts5(sqlite3* db);

}  // namespace plumbline
