// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/corrections/letter_scan.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <tuple>

#include "schema/text/edit_distance.h"

namespace plumbline::bench {
namespace {
std::uint32_t letter_mask(std::string_view word) {
  std::uint32_t mask = 0;
  for (const char c : word) {
    mask |= c >= 'a' && c <= 'z' ? 1u << (c - 'a') : c >= '0' && c <= '9' ? 1u << 26 : 1u << 27;
  }
  return mask;
}
}  // namespace

LetterScan::LetterScan(const std::vector<std::pair<std::string, std::int64_t>>& words) {
  for (const auto& [word, passages] : words) {
    entries_.push_back({letter_mask(word), static_cast<std::uint32_t>(text_.size()),
                        static_cast<std::uint32_t>(passages),
                        static_cast<std::uint8_t>(word.size())});
    text_ += word;
  }
}

std::vector<std::string> LetterScan::nearest(std::string_view word, int edits,
                                             std::size_t count) const {
  using Found = std::tuple<int, bool, std::int64_t, std::string>;
  std::vector<Found> found;
  const std::uint32_t mask = letter_mask(word);
  const auto size = static_cast<int>(word.size());
  for (const Entry& entry : entries_) {
    if (std::popcount(entry.mask ^ mask) > 2 * edits || std::abs(int{entry.size} - size) > edits)
      continue;
    const std::string_view text = std::string_view(text_).substr(entry.begin, entry.size);
    const int distance = edit_distance(word, text, edits);
    if (distance <= edits)
      found.emplace_back(distance, text[0] != word[0], -std::int64_t{entry.passages}, text);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > count) found.resize(count);
  std::vector<std::string> words;
  for (Found& entry : found) words.push_back(std::move(std::get<3>(entry)));
  return words;
}

}  // namespace plumbline::bench
