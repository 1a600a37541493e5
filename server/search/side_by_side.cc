// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/side_by_side.h"

#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Calls visit(begin, end) for each run of a text without a blank.
template <class Visit>
void each_run(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && ascii::is_blank(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !ascii::is_blank(text[at])) ++at;
    if (at > begin) visit(begin, at);
  }
}
}  // namespace

SideBySide::SideBySide(const std::vector<Pair>& pairs) {
  const auto number = [this](const std::string& stem, Beginnings* beginnings) {
    note_beginning(stem, beginnings);
    has_letter_ = has_letter_ || stem.size() == 1;
    return stems_.try_emplace(stem, static_cast<std::uint32_t>(stems_.size()) + 1).first->second;
  };
  for (const auto& [first, second] : pairs) {
    const std::uint32_t one = number(first, &firsts_), other = number(second, &seconds_);
    pairs_.push_back(known_.try_emplace(both(one, other), known_.size()).first->second);
  }
  found_.resize(known_.size());
}

// A stem begins as its words do, but for "dying" and its like, whose stems are "die" and so on.
void SideBySide::note_beginning(std::string_view stem, Beginnings* beginnings) {
  if (stem.size() < 2) return;
  beginnings->set(beginning(stem[0], stem[1]));
  if (stem[1] == 'i') beginnings->set(beginning(stem[0], 'y'));
}

// A stretch goes from the first run that may have the first of a pair to the last that may have the second of one.
void SideBySide::read(std::string_view text) {
  std::size_t stretch = text.npos, last_begin = 0, last_end = 0;
  bool last_first = false;
  const auto cut = [&] {
    if (stretch == text.npos) return;
    last_ = 0;
    cut_into_tokens(text.substr(stretch, last_end - stretch), *this);
    stretch = text.npos;
  };
  each_run(text, [&](std::size_t begin, std::size_t end) {
    const Run run = look_at(text.substr(begin, end - begin));
    if (last_first && run.second) {
      if (stretch == text.npos) stretch = last_begin;
    } else {
      cut();
      if (run.both) stretch = begin;
    }
    last_begin = begin;
    last_end = end;
    last_first = run.first;
  });
  cut();
}

// Where a word may begin, its first two letters are looked up. Anything but the letters and digits of ASCII may be
// anything, and what has no word at all may stand between two.
SideBySide::Run SideBySide::look_at(std::string_view run) const {
  constexpr Run kAnything = {true, true, true};
  Run found = {false, false, false};
  std::size_t words = 0;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (!is_ascii(run[i])) return kAnything;
    if (!ascii::is_alphanumeric(run[i])) continue;
    if (i > 0 && ascii::is_alphanumeric(run[i - 1]) && !is_upper(run[i])) continue;
    ++words;
    if (i + 1 == run.size()) {
      found.first = found.first || has_letter_;
      found.second = found.second || has_letter_;
    } else if (!ascii::is_alphanumeric(run[i + 1]) || (i > 0 && run[i - 1] == '-')) {
      return kAnything;
    } else {
      const std::size_t at = beginning(ascii::lower(run[i]), ascii::lower(run[i + 1]));
      found.first = found.first || firsts_[at];
      found.second = found.second || seconds_[at];
    }
  }
  if (words == 0) return kAnything;
  found.both = words > 1 && found.first && found.second;
  return found;
}

void SideBySide::part(std::string_view text, const TokenPlace&) {
  const std::uint32_t stem = may_be_in_pair(text) ? number_of_word(text) : 0;
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
