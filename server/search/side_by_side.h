// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/side_by_side.h: which pairs of stems stand side by side in texts. Each word is stemmed once, and most words
// need not even be read: their texts are in code, and a number tells what is known of a word.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/text/coded_runs.h"
#include "schema/text/packed_text.h"
#include "schema/text/tokenize.h"

namespace plumbline {

class SideBySide final : public TextSink, private RunSink, private TokenSink {
 public:
  using Pair =
      std::pair<std::string, std::string>;  // as Tokenizer gives stems; of "" none is found
  explicit SideBySide(const std::vector<Pair>& pairs);

  // Another text; nothing goes from one to the next. All that are in code must be in the same.
  void text(std::string_view text) override;
  void words(std::span<const std::uint32_t> numbers, const WordCode& code) override;
  // Whether the pair of this number is in one of them.
  bool has(std::size_t pair) const { return found_[pairs_[pair]]; }
  // As if there had been no text yet.
  void forget() { found_.assign(found_.size(), false); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Numbers = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  static constexpr std::uint32_t kUnknown = UINT32_MAX, kSeveral = kUnknown - 1;

  void word(std::uint32_t number, std::string_view text) override;
  void run(std::string_view text) override { cut_into_tokens(text, *this); }
  void part(std::string_view text, const TokenPlace& place) override;
  void whole(std::string_view, const TokenPlace&) override {}

  void go_on(std::uint32_t stem);
  void note_beginning(std::string_view stem);
  bool may_be_in_pair(std::string_view word) const {
    return word.size() < 2 || beginnings_[beginning(word[0], word[1])];
  }
  std::uint32_t number_of_word(std::string_view word);

  static std::size_t beginning(char first, char second) {
    return (std::size_t{static_cast<unsigned char>(first)} << 8) +
           static_cast<unsigned char>(second);
  }
  static std::uint64_t both(std::uint32_t first, std::uint32_t second) {
    return (std::uint64_t{first} << 32) + second;
  }

  std::bitset<1 << 16> beginnings_;  // of words that may have these stems, two letters each
  Numbers stems_;                    // of the pairs, from 1
  Numbers words_;                    // the numbers of their stems; 0 of a word that is in no pair
  std::optional<CodedRuns> runs_;
  std::vector<std::uint32_t> coded_;                      // likewise, by the number in the code
  std::unordered_map<std::uint64_t, std::size_t> known_;  // the place of a pair in found_
  std::vector<std::size_t> pairs_;                        // likewise, by the pair's number
  std::vector<bool> found_;
  Stemmer stemmer_;
  std::uint32_t last_ = 0;  // the stem before
  std::size_t parts_ = 0;   // that were met
};

}  // namespace plumbline
