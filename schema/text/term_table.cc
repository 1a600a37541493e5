// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/term_table.h"

#include "schema/text/tokenize.h"
#include "schema/text/utf8.h"

namespace plumbline {

TermTable::Word TermTable::find(std::string_view folded) {
  if (const auto known = words_.find(folded); known != words_.end()) return known->second;
  const TermId word = number(cut_utf8(folded, kMaxTokenBytes));
  std::string stem(1, kStemMark);
  stem += cut_utf8(stemmer_.stem(folded), kMaxTokenBytes);
  const bool is_stem = std::string_view(stem).substr(1) == text(word);
  return words_.emplace(folded, Word{word, number(stem), is_stem}).first->second;
}

TermId TermTable::whole(const Word& word) {
  if (!word.is_stem) return word.word;
  const auto [known, is_new] = wholes_.try_emplace(word.word, 0);
  if (is_new) known->second = number(kWholeMark + std::string(text(word.word)));
  return known->second;
}

TermId TermTable::number(std::string_view term) {
  const auto [entry, is_new] =
      ids_.try_emplace(std::string(term), static_cast<TermId>(texts_.size()));
  if (is_new) texts_.push_back(&entry->first);
  return entry->second;
}

}  // namespace plumbline
