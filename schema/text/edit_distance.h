// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/edit_distance.h: how many slips one word is from another. Words are compared by code points, so that
// one accented or Cyrillic letter is one letter.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "schema/text/tokenize.h"

namespace plumbline {

// The code points of a word, without a place on the heap: at most kMaxTokenBytes, as many as a word of the
// index can have; what is longer is cut.
class Letters {
 public:
  explicit Letters(std::string_view utf8);
  operator std::u32string_view() const { return {letters_.data(), size_}; }

 private:
  std::array<char32_t, kMaxTokenBytes> letters_;
  std::size_t size_ = 0;
};

// Insertions, deletions, substitutions and exchanges of neighbours that turn one word into the other
// (Damerau-Levenshtein, optimal string alignment); what takes more than `limit` gives limit + 1.
int edit_distance(std::u32string_view a, std::u32string_view b, int limit);
int edit_distance(std::string_view a, std::string_view b, int limit);

// The same of one word to many, which it finds many times faster: Hyyrö's form (2003) of Myers's algorithm
// keeps a column of the table in the bits of a few integers.
class DistanceTo {
 public:
  explicit DistanceTo(std::u32string_view word);
  int from(std::u32string_view other) const;

 private:
  std::uint64_t places(char32_t letter) const;

  std::u32string_view word_;                // at most 64 letters of it, not owned
  std::array<std::uint64_t, 128> ascii_{};  // a bit for each place of the letter in word_
};

}  // namespace plumbline
