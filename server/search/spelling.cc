// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/spelling.h"

#include <algorithm>
#include <array>

#include "schema/text/fold.h"
#include "schema/text/tokenize.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
constexpr std::size_t kMax = kMaxTokenBytes + 1;  // letters of a word, and none

// What mistakes cost beside any other letter put in, left out or taken for another, which costs 1.
struct Mistakes {
  double exchange = 0.7;   // bnider
  double doubled = 0.6;    // clipy, mirri
  double alike = 0.75;     // hartmen, kangreyos: one vowel or sound for another
  double neighbour = 0.8;  // vinder: the key beside
  double first = 0.5;      // on top of it, where the first letter changes
};
constexpr Mistakes kMistakes;

// Letters that are taken for each other, by ear or by the languages that readers come from.
constexpr std::u32string_view kAlike[] = {U"aeiouy", U"ckq", U"sz", U"fvw",
                                          U"jyi",    U"gj",  U"dt", U"bp"};
constexpr std::u32string_view kKeyboard[] = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};

bool alike(char32_t a, char32_t b) {
  return std::any_of(std::begin(kAlike), std::end(kAlike), [&](std::u32string_view letters) {
    return letters.find(a) != letters.npos && letters.find(b) != letters.npos;
  });
}

// Side by side in a row of keys, or one above the other.
bool neighbours(char32_t a, char32_t b) {
  for (int row = 0; row < 3; ++row) {
    const auto at = kKeyboard[row].find(a);
    if (at == std::u32string_view::npos) continue;
    for (int other = std::max(row - 1, 0); other <= std::min(row + 1, 2); ++other) {
      const auto there = kKeyboard[other].find(b);
      if (there == std::u32string_view::npos) continue;
      return row == other  ? there + 1 == at || at + 1 == there
             : row < other ? there == at || there + 1 == at
                           : there == at || at + 1 == there;
    }
  }
  return false;
}

double swap_cost(char32_t typed, char32_t meant) {
  if (typed == meant) return 0;
  if (alike(typed, meant)) return kMistakes.alike;
  return neighbours(typed, meant) ? kMistakes.neighbour : 1;
}

// Of one letter too many at word[i], or too few where it is the meant word's.
double extra_cost(std::u32string_view word, std::size_t i) {
  return i > 0 && word[i] == word[i - 1] ? kMistakes.doubled : 1;
}

// Whether a text has a letter of this class.
bool has(std::string_view text, CharClass wanted) {
  for (std::size_t at = 0; at < text.size();) {
    if (char_class(next_code_point(text, &at)) == wanted) return true;
  }
  return false;
}

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
}  // namespace

int allowed_edits(std::string_view word) {
  const std::size_t letters = count_code_points(word);
  if (letters < 3) return 0;
  return letters < 6 ? 1 : 2;
}

double typing_cost(std::u32string_view typed, std::u32string_view meant) {
  typed = typed.substr(0, kMax - 1);
  meant = meant.substr(0, kMax - 1);
  std::array<std::array<double, kMax>, kMax> costs;
  for (std::size_t i = 0; i <= typed.size(); ++i) {
    for (std::size_t j = 0; j <= meant.size(); ++j) {
      double& cost = costs[i][j];
      cost = i + j == 0 ? 0 : 1e9;
      if (i > 0) cost = std::min(cost, costs[i - 1][j] + extra_cost(typed, i - 1));
      if (j > 0) cost = std::min(cost, costs[i][j - 1] + extra_cost(meant, j - 1));
      if (i == 0 || j == 0) continue;
      cost = std::min(cost, costs[i - 1][j - 1] + swap_cost(typed[i - 1], meant[j - 1]));
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
        cost = std::min(cost, costs[i - 2][j - 2] + kMistakes.exchange);
    }
  }
  const bool other_first = typed.substr(0, 1) != meant.substr(0, 1);
  return costs[typed.size()][meant.size()] + (other_first ? kMistakes.first : 0);
}

std::string with_capitals_of(std::string_view typed, std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  if (typed.empty() || char_class(next_code_point(typed, &at)) != CharClass::kUpper) return out;
  const bool all = count_code_points(typed) > 1 && !has(typed, CharClass::kLower);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (all || i == 0 || out[i - 1] == ' ') out[i] = ascii_upper(out[i]);
  }
  return out;
}

}  // namespace plumbline
