// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/similar.h: how alike two words are.
#pragma once

#include <array>
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

// A name as it is compared with many others: letters_of() it, with a count of them that rules out nearly
// all pairs at once.
class NameLetters {
 public:
  explicit NameLetters(std::string_view name);

  // similarity() of the letters is more than 0.87: likely one name, written in two ways.
  bool looks_like(const NameLetters& other) const;

 private:
  std::string letters_;
  std::array<std::int8_t, 32> counts_{};
};

// "; did you mean binder?", or "" where none of the candidates is near: more than a third of the word's letters away
// (schema/text/edit_distance.h).
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace plumbline
