// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/nearest.h"

#include <algorithm>

#include "schema/text/edit_distance.h"

namespace plumbline {

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& known,
                                 std::size_t limit) {
  if (word.empty()) return {};
  const Letters letters(word);
  const DistanceTo typed(letters);
  const int allowed = std::max(2, static_cast<int>(std::u32string_view(letters).size()) / 3);
  std::vector<std::pair<int, std::string_view>> found;
  for (std::string_view candidate : known) {
    const bool inside = word.size() >= 3 && candidate.find(word) != std::string_view::npos;
    const int distance = typed.from(Letters(candidate));
    if (distance < static_cast<int>(std::max(word.size(), candidate.size())) &&
        (distance <= allowed || inside)) {
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
