// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/edit_distance.h"

#include <algorithm>
#include <cstdlib>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {
constexpr std::size_t kMax = kMaxTokenBytes + 1;  // letters of a word, and none
}

Letters::Letters(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size() && size_ < letters_.size();)
    letters_[size_++] = next_code_point(utf8, &at);
}

int edit_distance(std::u32string_view a, std::u32string_view b, int limit) {
  a = a.substr(0, kMax - 1);
  b = b.substr(0, kMax - 1);
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  std::array<std::array<int, kMax>, 3> rows;  // of the last three letters of a, in turn
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto &row = rows[i % 3], &last = rows[(i + 2) % 3], &before = rows[(i + 1) % 3];
    int smallest = row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  return edit_distance(Letters(a), Letters(b), limit);
}

DistanceTo::DistanceTo(std::u32string_view word) : word_(word.substr(0, 64)) {
  for (std::size_t i = 0; i < word_.size(); ++i) {
    if (word_[i] < ascii_.size()) ascii_[word_[i]] |= std::uint64_t{1} << i;
  }
}

std::uint64_t DistanceTo::places(char32_t letter) const {
  if (letter < ascii_.size()) return ascii_[letter];
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < word_.size(); ++i)
    bits |= std::uint64_t{word_[i] == letter ? 1u : 0u} << i;
  return bits;
}

int DistanceTo::from(std::u32string_view other) const {
  auto distance = static_cast<int>(word_.size());
  if (word_.empty()) return static_cast<int>(other.size());
  const std::uint64_t last = std::uint64_t{1} << (word_.size() - 1);
  // Where going down the column adds one, takes one away, and where going aslant costs nothing.
  std::uint64_t more = ~std::uint64_t{0}, less = 0, free = 0, before = 0;
  for (const char32_t letter : other) {
    const std::uint64_t here = places(letter);
    const std::uint64_t exchanged = ((~free & here) << 1) & before;
    free = (((here & more) + more) ^ more) | here | less | exchanged;
    std::uint64_t right_more = less | ~(free | more), right_less = free & more;
    distance += (right_more & last) != 0 ? 1 : (right_less & last) != 0 ? -1 : 0;
    right_more = (right_more << 1) | 1;
    right_less <<= 1;
    more = right_less | ~(free | right_more);
    less = free & right_more;
    before = here;
  }
  return distance;
}

}  // namespace plumbline
