// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/term_pairs.h: the passages in which two frequent terms are neighbours, two words or two stems, with how
// often (table term_pairs). For "with the" FTS5 compares the places of both in half a million passages, which takes
// it 60 ms; a rarer word in a phrase makes it quick. As CommonGrams of Lucene, but beside the index and not in it.
// They say the same as frequencies() of postings.h does for a phrase of the two.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/packed_postings.h"
#include "schema/passage_terms.h"
#include "schema/postings.h"

namespace plumbline {

// A row's id: the numbers of both terms in common_term, as the text has them.
inline std::int64_t pair_id(std::int64_t first, std::int64_t second) {
  return (first << 32) + second;
}

// Tells which terms are neighbours in a column, while it is read term by term. 0 is a term that takes no part.
class Neighbours {
 public:
  // The next position has this word and stem. Calls add(first, second) for both kinds of pairs.
  template <class Add>
  void next(std::uint32_t word, std::uint32_t stem, Add add) {
    before_.swap(here_);
    here_.clear();
    if (stem != 0 && stem_ != 0) add(stem_, stem);
    stem_ = stem;
    also(word, add);
  }
  // The same position has this word, too.
  template <class Add>
  void also(std::uint32_t word, Add add) {
    if (word == 0 || std::find(here_.begin(), here_.end(), word) != here_.end()) return;
    here_.push_back(word);
    for (const std::uint32_t first : before_) add(first, word);
  }
  void end_column() {
    before_.clear();
    here_.clear();
    stem_ = 0;
  }

 private:
  std::vector<std::uint32_t> before_, here_;
  std::uint32_t stem_ = 0;
};

struct PairRow {
  std::int64_t id;
  std::string passages;
};
void write_pairs(const std::vector<PairRow>& rows, Database& db);

// Gathers texts as sequences of terms, since which are frequent is known behind the last passage: a byte or two a
// word.
class TermPairs {
 public:
  // Passages come in the order of their ids.
  void read(std::int64_t passage, const PassageTerms& terms);
  // The rows of term_pairs in order. `numbers`: of each term in common_term, or 0 where it takes no part.
  std::vector<PairRow> rows(const std::vector<std::uint32_t>& numbers) const;

 private:
  template <class Add>
  void each_pair(const std::vector<std::uint32_t>& numbers, Add add) const;

  std::vector<std::int64_t> passages_;
  std::vector<TermId> stems_;  // by word
  std::string sequence_;
};

// A passage's pairs in a finished database, with what they count in it, in halves.
using PairCounts = std::map<std::int64_t, std::uint32_t>;
class PairFinder {
 public:
  explicit PairFinder(Database& db) : db_(db) {}
  PairCounts pairs_of(const PassageTerms& terms);

 private:
  std::uint32_t number_of(std::string_view term);

  Database& db_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

// Puts other passages of a page into the row of a pair.
void replace_pair(Database& db, std::int64_t pair, std::int64_t page,
                  const std::map<std::int64_t, std::uint32_t>& halves);

// The passages in which they are neighbours, packed, "" for none; nullopt where this has to be asked of FTS5.
std::optional<std::string> find_packed_pair(Database& db, std::string_view first,
                                            std::string_view second);
// The same with how often; false where this has to be asked of FTS5.
bool find_pair(Database& db, std::string_view first, std::string_view second,
               std::vector<Frequency>* found);

}  // namespace plumbline
