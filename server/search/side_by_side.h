// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/side_by_side.h: which pairs of stems stand side by side in texts. Most words of a text are in no pair,
// which nearly always their first two letters tell. Only stretches of a text where the one may stand before the other
// are cut into tokens, and each word of them that may be in a pair is stemmed once.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/text/tokenize.h"

namespace plumbline {

class SideBySide final : private TokenSink {
 public:
  using Pair = std::pair<std::string, std::string>;  // as Tokenizer gives stems
  explicit SideBySide(const std::vector<Pair>& pairs);

  void read(std::string_view text);
  // Whether the pair of this number is in one of them.
  bool has(std::size_t pair) const { return found_[pairs_[pair]]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Numbers = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  void part(std::string_view text, const TokenPlace& place) override;
  void whole(std::string_view, const TokenPlace&) override {}
  using Beginnings = std::bitset<1 << 16>;
  // What may be in a run of text without a blank: the first stem of a pair, the second, both.
  struct Run {
    bool first, second, both;
  };

  static void note_beginning(std::string_view stem, Beginnings* beginnings);
  Run look_at(std::string_view run) const;
  bool may_be_in_pair(std::string_view word) const {
    if (word.size() < 2) return true;
    const std::size_t at = beginning(word[0], word[1]);
    return firsts_[at] || seconds_[at];
  }
  std::uint32_t number_of_word(std::string_view word);

  static std::size_t beginning(char first, char second) {
    return (std::size_t{static_cast<unsigned char>(first)} << 8) +
           static_cast<unsigned char>(second);
  }

  static std::uint64_t both(std::uint32_t first, std::uint32_t second) {
    return (std::uint64_t{first} << 32) + second;
  }

  Beginnings firsts_, seconds_;  // of words that may have these stems
  bool has_letter_ = false;      // whether a stem is one letter
  Numbers stems_;                // of the pairs, from 1
  Numbers words_;                // the numbers of their stems; 0 of a word that is in no pair
  std::unordered_map<std::uint64_t, std::size_t> known_;  // the place of a pair in found_
  std::vector<std::size_t> pairs_;                        // likewise, by the pair's number
  std::vector<bool> found_;
  Stemmer stemmer_;
  std::uint32_t last_ = 0;  // the stem before
};

}  // namespace plumbline
