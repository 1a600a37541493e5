// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/vocabulary.h: the words of the corpus, for finding the one that a reader meant.
//
// All words are kept in memory, one behind the other, beside an index of those that may be near a given one
// (near_words.h). What the index gives is compared letter by letter. bench/corrections measures it, beside
// looking at all words and beside an index of deletions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/text/edit_distance.h"
#include "server/search/near_words.h"

namespace plumbline {

class Vocabulary {
 public:
  Vocabulary() = default;
  // The words of a publication.
  explicit Vocabulary(Database& db);
  // Words with how often each occurs, in any order, each once.
  explicit Vocabulary(std::vector<std::pair<std::string, std::int64_t>> words);

  struct Word {
    std::string text;
    int edits;
    std::int64_t passages;  // how many have it
    double score;           // larger is likelier: see likelihood()
  };
  bool knows(std::string_view word) const { return passages(word) >= 0; }
  // In how many passages the word is; -1 where it is none of the vocabulary.
  std::int64_t passages(std::string_view word) const;

  // The likeliest words within so many edits (at most NearWords::kMaxEdits), at most `count`, the best
  // first. Digits are never changed: v6.8 is no misspelling of v6.9.
  std::vector<Word> nearest(std::string_view word, int edits, std::size_t count) const;

  // The logarithm of how likely somebody meant a word that is in so many passages and typed what costs so
  // much (typing_cost), up to a constant.
  static double likelihood(double cost, std::int64_t passages);

  std::size_t size() const { return entries_.size(); }
  std::size_t bytes() const;  // of memory

 private:
  struct Entry {
    std::uint32_t begin;  // in text_
    std::uint32_t passages;
    std::uint8_t size;
  };
  std::string_view text_of(const Entry& entry) const {
    return std::string_view(text_).substr(entry.begin, entry.size);
  }
  void add(std::string_view word, std::int64_t passages);
  void index();

  std::string text_;
  std::vector<Entry> entries_;  // by text
  NearWords near_;              // numbers of entries_
};

}  // namespace plumbline
