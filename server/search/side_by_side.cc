// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/side_by_side.h"

#include "schema/text/utf8.h"

namespace plumbline {

SideBySide::SideBySide(const std::vector<Pair>& pairs) {
  const auto number = [this](const std::string& stem) {
    note_beginning(stem);
    return stems_.try_emplace(stem, static_cast<std::uint32_t>(stems_.size()) + 1).first->second;
  };
  for (const auto& [first, second] : pairs) {
    const std::uint32_t one = number(first), other = number(second);
    pairs_.push_back(known_.try_emplace(both(one, other), known_.size()).first->second);
  }
  found_.resize(known_.size());
}

// A stem begins as its words do, but for "dying" and its like, whose stems are "die" and so on.
void SideBySide::note_beginning(std::string_view stem) {
  if (stem.size() < 2) return;
  beginnings_.set(beginning(stem[0], stem[1]));
  if (stem[1] == 'i') beginnings_.set(beginning(stem[0], 'y'));
}

void SideBySide::text(std::string_view text) {
  last_ = 0;
  run(text);
}

void SideBySide::words(std::span<const std::uint32_t> numbers, const WordCode& code) {
  if (!runs_) {
    runs_.emplace(code);
    coded_.assign(code.size(), kUnknown);
  }
  last_ = 0;
  runs_->cut(numbers, *this);
}

// A word is cut once, to see whether it is in any pair; of several parts, which few have, each time.
void SideBySide::word(std::uint32_t number, std::string_view text) {
  std::uint32_t& stem = coded_[number];
  if (stem == kSeveral) {
    run(text);
  } else if (stem == kUnknown) {
    parts_ = 0;
    run(text);
    stem = parts_ == 1 ? last_ : kSeveral;
  } else {
    go_on(stem);
  }
}

void SideBySide::part(std::string_view text, const TokenPlace&) {
  go_on(may_be_in_pair(text) ? number_of_word(text) : 0);
}

void SideBySide::go_on(std::uint32_t stem) {
  ++parts_;
  if (stem != 0 && last_ != 0) {
    const auto pair = known_.find(both(last_, stem));
    if (pair != known_.end()) found_[pair->second] = true;
  }
  last_ = stem;
}

std::uint32_t SideBySide::number_of_word(std::string_view word) {
  const auto known = words_.find(word);
  if (known != words_.end()) return known->second;
  const auto stem = stems_.find(cut_utf8(stemmer_.stem(word), kMaxTokenBytes));
  const std::uint32_t number = stem == stems_.end() ? 0 : stem->second;
  words_.emplace(word, number);
  return number;
}

}  // namespace plumbline
