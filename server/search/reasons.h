// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/reasons.h: why a talk is related to a subject, in words that are true of both.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/related.h"
#include "server/search/shared.h"
#include "server/search/side_by_side.h"

namespace plumbline {

class Reasons {
 public:
  // Lives no longer than what it is given.
  Reasons(const Catalog& catalog, Database& db, const Subject& subject)
      : catalog_(catalog), db_(db), subject_(subject) {}

  // Fills because and notes. `shared` with its details.
  void tell(const Shared& shared, RelatedTalk* talk);

 private:
  struct Notes {
    std::string anchor, heading, body;
  };
  using Stems = std::set<std::string>;

  void add_follow_up();
  void add_citations();
  void add_topics();
  bool is_common(DocumentId topic);
  void add_phrases(Stems* told, std::size_t* count);
  void add_words(Stems* told, std::size_t* count);
  bool is_common_word(StemId stem) const;
  void add_term(const std::string& words, const std::vector<std::string>& stems, Stems* told);
  std::vector<std::size_t> possible_phrases(const Stems& told);
  void read_text();
  const std::vector<std::string>& stems_of_phrase(std::size_t number);
  const std::vector<std::string>& stems_of_word(const SubjectStem& word);
  Stems told_names();
  std::vector<std::string> stems_of(std::string_view text);
  std::optional<NotesExcerpt> notes();
  std::vector<Notes> passages_of_notes();
  std::size_t telling_words(const Notes& passage);

  const Catalog& catalog_;
  Database& db_;
  const Subject& subject_;
  Tokenizer tokenizer_;
  std::vector<std::vector<std::string>> phrases_;  // the stems of each, once they were asked for
  std::optional<SideBySide> side_by_side_;         // of the phrases; what the talk has of them
  std::map<StemId, std::vector<std::string>> words_;
  // Of the talk that is told about:
  const Shared* shared_ = nullptr;
  std::vector<Because> out_;
};

}  // namespace plumbline
