// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/vocabulary.h: the words of the corpus, for finding the one that a reader meant.
//
// All words are kept in memory beside a mask of the letters that each has. One edit changes at most two
// bits of the mask, so most words are dismissed by one comparison of integers, and only the rest are
// compared letter by letter: half a million words take some milliseconds, without an index of their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"

namespace plumbline {

// Insertions, deletions, substitutions and exchanges of neighbours that turn one word into the other
// (optimal string alignment), by bytes; what takes more than `limit` gives limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

// How many edits a word of this length may be away: none below three letters, then one, from six two.
int allowed_edits(std::string_view word);

class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(Database& db);

  struct Word {
    std::string text;
    int edits;
    std::int64_t passages;  // how many have it
  };
  bool knows(std::string_view word) const;
  // The nearest words, at most `count`: fewest edits first, then those that keep the first letter, then the
  // most frequent. `edits` bounds how far they may be.
  std::vector<Word> nearest(std::string_view word, int edits, std::size_t count) const;

  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t mask;
    std::uint32_t begin;  // in text_
    std::uint32_t passages;
    std::uint8_t size;
  };
  std::string_view text_of(const Entry& entry) const {
    return std::string_view(text_).substr(entry.begin, entry.size);
  }

  std::string text_;            // all words, one behind the other
  std::vector<Entry> entries_;  // by text
};

}  // namespace plumbline
