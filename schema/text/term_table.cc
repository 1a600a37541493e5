// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/term_table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/text/tokenize.h"
#include "schema/text/utf8.h"

namespace plumbline {

TermTable::Word TermTable::find(std::string_view folded) {
  const std::uint32_t known = folded_.number(folded);
  if (known < words_.size()) return words_[known];
  const TermId word = terms_.number(cut_utf8(folded, kMaxTokenBytes));
  std::string stem(1, kStemMark);
  stem += cut_utf8(stemmer_.stem(folded), kMaxTokenBytes);
  const bool is_stem = std::string_view(stem).substr(1) == text(word);
  words_.push_back({word, terms_.number(stem), is_stem});
  return words_.back();
}

TermId TermTable::whole(const Word& word) {
  if (wholes_.size() <= word.word) wholes_.resize(terms_.size());
  TermId& known = wholes_[word.word];
  if (known == 0) known = terms_.number(kWholeMark + std::string(text(word.word))) + 1;
  return known - 1;
}

namespace {
// The first bytes as a number, which tells most texts apart.
std::uint64_t beginning_of(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number = (number << 8) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return number;
}
}  // namespace

const std::vector<TermId>& TermTable::sorted() const {
  if (sorted_.size() == size()) return sorted_;
  std::vector<std::pair<std::uint64_t, TermId>> terms;
  terms.reserve(size());
  for (TermId id = 0; id < size(); ++id) terms.emplace_back(beginning_of(text(id)), id);
  std::sort(terms.begin(), terms.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : text(a.second) < text(b.second);
  });
  sorted_.clear();
  for (const auto& [beginning, id] : terms) sorted_.push_back(id);
  return sorted_;
}

}  // namespace plumbline
