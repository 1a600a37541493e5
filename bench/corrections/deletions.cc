// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/corrections/deletions.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "schema/text/edit_distance.h"

namespace plumbline::bench {
namespace {
constexpr std::size_t kPrefix = 7;

void delete_letters(const std::string& text, int deletions, std::set<std::string>* out) {
  out->insert(text);
  if (deletions == 0) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string shorter = text;
    delete_letters(shorter.erase(i, 1), deletions - 1, out);
  }
}

std::vector<std::uint32_t> hashes(std::string_view word, int deletions) {
  std::set<std::string> left;
  delete_letters(std::string(word.substr(0, kPrefix)), deletions, &left);
  std::vector<std::uint32_t> out;
  for (const std::string& text : left)
    out.push_back(static_cast<std::uint32_t>(std::hash<std::string>{}(text)));
  return out;
}
}  // namespace

Deletions::Deletions(const std::vector<std::pair<std::string, std::int64_t>>& words)
    : words_(words) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    for (const std::uint32_t hash : hashes(words[i].first, 2)) files_.emplace_back(hash, i);
  }
  std::sort(files_.begin(), files_.end());
  files_.shrink_to_fit();
}

std::size_t Deletions::bytes() const {
  std::size_t bytes = files_.capacity() * sizeof(files_[0]) + words_.size() * sizeof(words_[0]);
  for (const auto& [word, passages] : words_) bytes += word.size() > 15 ? word.size() + 1 : 0;
  return bytes;
}

std::vector<std::string> Deletions::nearest(std::string_view word, int edits,
                                            std::size_t count) const {
  using Found = std::tuple<int, bool, std::int64_t, std::string>;
  std::vector<Found> found;
  std::vector<std::uint32_t> candidates;
  for (const std::uint32_t hash : hashes(word, edits)) {
    auto file = std::lower_bound(files_.begin(), files_.end(), std::make_pair(hash, 0u));
    for (; file != files_.end() && file->first == hash; ++file) candidates.push_back(file->second);
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const std::uint32_t i : candidates) {
    const auto& [text, passages] = words_[i];
    const int distance = edit_distance(word, text, edits);
    if (distance <= edits) found.emplace_back(distance, text[0] != word[0], -passages, text);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > count) found.resize(count);
  std::vector<std::string> words;
  for (Found& entry : found) words.push_back(std::move(std::get<3>(entry)));
  return words;
}

}  // namespace plumbline::bench
