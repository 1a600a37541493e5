// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/shared_beginnings.h"

#include <algorithm>

#include "schema/term_postings.h"

namespace plumbline {
namespace {

std::string_view shared_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min({a.size(), b.size(), kLongestBeginning});
  std::size_t size = 0;
  while (size < most && a[size] == b[size]) ++size;
  return a.substr(0, size);
}

// In the order of the words, those with one beginning are neighbours.
void add_place(std::vector<std::string_view>* words, std::uint32_t halves, SharedBeginnings* out) {
  if (words->size() > 1) std::sort(words->begin(), words->end());
  for (std::size_t i = 1; i < words->size(); ++i) {
    const std::string_view shared = shared_beginning((*words)[i - 1], (*words)[i]);
    if (!shared.empty()) (*out)[std::string(shared)] += halves;
  }
  words->clear();
}
}  // namespace

SharedBeginnings shared_beginnings(const PassageTerms& terms) {
  SharedBeginnings out;
  std::vector<std::string_view> words;  // at one place
  terms.each_column([&](std::size_t column, const auto& occurrences) {
    for (const auto& occurrence : occurrences) {
      if (!occurrence.whole) add_place(&words, kColumnHalves[column], &out);
      words.push_back(terms.table().text(occurrence.terms.word));
    }
    add_place(&words, kColumnHalves[column], &out);
  });
  return out;
}

void SharedBeginningLists::read(std::int64_t passage, const PassageTerms& terms) {
  for (const auto& [text, halves] : shared_beginnings(terms)) lists_[text].add(passage, halves);
}

}  // namespace plumbline
