// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/nearest.h"

#include <algorithm>
#include <numeric>

namespace plumbline {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = above;
    std::swap(above, row);
  }
  return above[b.size()];
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& known,
                                 std::size_t limit) {
  if (word.empty()) return {};
  const std::size_t allowed = std::max<std::size_t>(2, word.size() / 3);
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (std::string_view candidate : known) {
    const bool inside = word.size() >= 3 && candidate.find(word) != std::string_view::npos;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < std::max(word.size(), candidate.size()) && (distance <= allowed || inside)) {
      found.emplace_back(std::min(distance, allowed), candidate);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found.size() > limit) found.resize(limit);
  std::vector<std::string> words;
  for (const auto& [distance, candidate] : found) words.emplace_back(candidate);
  return words;
}

}  // namespace plumbline
