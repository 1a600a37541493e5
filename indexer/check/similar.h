// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/similar.h: how alike two words are.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// The letters and digits of a name, folded: what two spellings of one name have in common.
std::string letters_of(std::string_view name);

// Twice the number of letters that both have in common, in order, to the letters of both: 1 for the
// same, 0 for nothing alike. After Ratcliff and Obershelp, as Python's difflib does it: the longest
// common run, then the same left and right of it. https://docs.python.org/3/library/difflib.html
double similarity(std::string_view a, std::string_view b);

// A name as it is compared with many others: letters_of() it, with what rules out nearly all pairs at once.
class NameLetters {
 public:
  explicit NameLetters(std::string_view name);

  // similarity() of the letters is more than 0.87: likely one name, written in two ways.
  bool looks_like(const NameLetters& other) const {
    return may_look_like(std::popcount(present_ ^ other.present_), other) && is_near(other);
  }

 private:
  static constexpr double kLookAlike = 0.87;

  // Where so many letters at least are of one name alone.
  bool may_look_like(int alone, const NameLetters& other) const {
    const auto both = static_cast<double>(letters_.size() + other.letters_.size());
    return both - alone > kLookAlike * both || both == 0;
  }
  bool is_near(const NameLetters& other) const;

  std::u32string letters_;
  std::uint64_t present_ = 0;               // a bit for each letter, which some share
  std::array<std::uint16_t, 32> counts_{};  // of letters, likewise
};

// "; did you mean binder?", or "" where none of the candidates is near: more than a third of the word's letters away
// (schema/text/edit_distance.h).
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace plumbline
