// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/support/misspell.h"

#include <algorithm>
#include <string_view>

namespace plumbline::bench {

std::size_t below(std::size_t bound, std::mt19937* random) { return (*random)() % bound; }

std::string misspelt(std::string word, int slips, std::mt19937* random) {
  static constexpr std::string_view kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  static constexpr std::string_view kVowels = "aeiou";
  const bool plain =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  for (int slip = 0; slip < slips && plain && !word.empty(); ++slip) {
    const std::size_t at = below(word.size(), random), kind = below(10, random);
    if (kind < 2 && at + 1 < word.size()) {
      std::swap(word[at], word[at + 1]);
    } else if (kind < 4) {
      word.insert(at, 1, word[at]);
    } else if (kind < 7) {
      word.erase(at, 1);
    } else if (kind < 8) {
      word.insert(at, 1, static_cast<char>('a' + below(26, random)));
    } else if (kVowels.find(word[at]) != std::string_view::npos) {
      word[at] = kVowels[below(kVowels.size(), random)];
    } else {
      for (const std::string_view row : kRows) {
        const auto key = row.find(word[at]);
        if (key != std::string_view::npos) word[at] = row[key > 0 ? key - 1 : key + 1];
      }
    }
  }
  return word;
}

}  // namespace plumbline::bench
