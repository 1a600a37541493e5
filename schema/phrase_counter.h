// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/phrase_counter.h: how often a phrase stands in a passage, found in its text, as frequencies() of postings.h
// finds it in the index. Shift-And (Baeza-Yates and Gonnet 1992) over positions: bit i of the state is set where the
// first i + 1 terms end here.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/text/tokenize.h"

namespace plumbline {

class PhraseCounter final : private TokenSink {
 public:
  static constexpr std::size_t kMostTerms = 64;

  // Words, or all of them stems with their mark; 1 to kMostTerms.
  explicit PhraseCounter(const std::vector<std::string_view>& terms);

  // In one field.
  std::uint32_t count(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  void part(std::string_view text, const TokenPlace& place) override;
  void whole(std::string_view text, const TokenPlace& place) override;
  std::uint64_t places_of(std::string_view term) const;
  std::uint64_t places_of_word(std::string_view word);
  void finish_position();

  bool are_stems_;
  std::uint64_t last_;  // the bit of the last term
  std::map<std::string, std::uint64_t, std::less<>>
      places_;  // where in the phrase a term is, by bit
  std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> words_;  // likewise
  Stemmer stemmer_;
  std::uint64_t state_ = 0, here_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace plumbline
