// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/reasons.h: why a talk is related to a subject, in words that are true of both.
#pragma once

#include <set>
#include <string>

#include "schema/text/tokenize.h"
#include "server/search/related.h"
#include "server/search/shared.h"

namespace plumbline {

class Reasons {
 public:
  // Lives no longer than what it is given.
  Reasons(const Catalog& catalog, Database& db, const Subject& subject)
      : catalog_(catalog), db_(db), subject_(subject) {}

  // Fills because and notes. `shared` with its details.
  void tell(const Shared& shared, RelatedTalk* talk);

 private:
  struct Passage {
    std::string part, anchor, heading, body;
  };
  using Stems = std::set<std::string>;

  void read_passages();
  void add_follow_up();
  void add_citations();
  void add_topics();
  bool is_common(DocumentId topic);
  void add_phrases(Stems* told, std::size_t* count);
  void add_words(Stems* told, std::size_t* count);
  bool is_common_word(StemId stem) const;
  void add_term(const std::string& words, const std::vector<std::string>& stems, Stems* told);
  Stems neighbours();
  void add_neighbours(std::string_view text, Stems* pairs);
  Stems told_names();
  std::vector<std::string> stems_of(std::string_view text);
  std::optional<NotesExcerpt> notes();
  std::size_t telling_words(const Passage& passage);

  const Catalog& catalog_;
  Database& db_;
  const Subject& subject_;
  Tokenizer tokenizer_;
  // Of the talk that is told about:
  const Shared* shared_ = nullptr;
  std::vector<Passage> passages_;
  std::vector<Because> out_;
};

}  // namespace plumbline
