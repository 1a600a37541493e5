// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/phrase_counter.h"

#include "schema/text/utf8.h"

namespace plumbline {

PhraseCounter::PhraseCounter(const std::vector<std::string_view>& terms)
    : are_stems_(terms.front().starts_with(kStemMark)),
      last_(std::uint64_t{1} << (terms.size() - 1)) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::string_view term = are_stems_ ? terms[i].substr(1) : terms[i];
    places_[std::string(term)] |= std::uint64_t{1} << i;
  }
}

std::uint32_t PhraseCounter::count(std::string_view text) {
  count_ = 0;
  state_ = here_ = 0;
  cut_into_tokens(text, *this);
  finish_position();
  return count_;
}

std::uint64_t PhraseCounter::places_of(std::string_view term) const {
  const auto found = places_.find(cut_utf8(term, kMaxTokenBytes));
  return found == places_.end() ? 0 : found->second;
}

std::uint64_t PhraseCounter::places_of_word(std::string_view word) {
  const auto known = words_.find(word);
  if (known != words_.end()) return known->second;
  const std::uint64_t places = places_of(are_stems_ ? stemmer_.stem(word) : word);
  words_.emplace(word, places);
  return places;
}

void PhraseCounter::part(std::string_view text, const TokenPlace&) {
  finish_position();
  here_ = places_of_word(text);
}

void PhraseCounter::whole(std::string_view text, const TokenPlace&) {
  if (!are_stems_) here_ |= places_of(text);
}

// Terms of one position are alternatives, so the state moves on behind the last of them.
void PhraseCounter::finish_position() {
  state_ = ((state_ << 1) | 1) & here_;
  if (state_ & last_) ++count_;
  here_ = 0;
}

}  // namespace plumbline
