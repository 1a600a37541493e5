// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/reindex.h: what is made of the passages of a finished database (the full-text index, the terms, the
// stem index, postings of common terms, identifiers) follows when those of a few pages are replaced. It then says
// the same as one that was made anew of all passages, though not in the same bytes: the full-text index has a
// further segment, new stems have ids behind all others, and a stem that is gone leaves its id behind, a word its name
// among those of its stem. A term that comes to be common, or ceases to, stays what it was.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "schema/database.h"
#include "schema/identifier_update.h"
#include "schema/passage_lengths.h"
#include "schema/passage_terms.h"
#include "schema/term_impacts.h"
#include "schema/term_pairs.h"
#include "schema/term_postings.h"

namespace plumbline {

class Reindex {
 public:
  explicit Reindex(Database& db)
      : db_(db), postings_(db), pairs_(db), impacts_(db), identifiers_(db) {}

  // Before and after the passages of a page change; `page` is the document that answers.
  void before(std::int64_t page);
  void after(std::int64_t page);
  // Once all of them have.
  void finish();

 private:
  struct Text {
    std::vector<std::string> columns;  // title, names, topics, heading, body
    IndexedTerms terms;                // that they have, words and stems
    PairCounts pairs;
    SharedBeginnings shared;
    std::uint32_t words;
    bool operator==(const Text&) const = default;
  };
  using Texts = std::map<std::int64_t, Text>;  // by passage

  Texts read(std::int64_t page);
  void change(std::string_view sql, std::int64_t passage, const Text& text, int count);
  void update_postings(std::int64_t page, const Texts& old, const Texts& now);
  void update_pairs(std::int64_t page, const Texts& old, const Texts& now);
  void count_stems(std::int64_t page);
  void replace_row(std::int64_t document, const std::map<std::string, std::uint32_t>& counts,
                   std::int64_t length);
  std::uint32_t id_of(const std::string& stem);
  void replace_columns();
  void add_stem_words();

  Database& db_;
  PassageTerms terms_;
  TermPostingsUpdate postings_;
  PairFinder pairs_;
  ImpactsUpdate impacts_;
  IdentifierUpdate identifiers_;
  std::map<std::int64_t, Texts> before_;        // by page
  std::map<std::string, std::int64_t> counts_;  // changes of those of terms
  LengthsByDocument lengths_;                   // of the pages
  // Changes of columns of the matrix: stem, document, new count or 0.
  std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> columns_;
};

}  // namespace plumbline
