// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/vocabulary.h"

#include <algorithm>
#include <cmath>

#include "schema/sql.h"
#include "schema/text/tokenize.h"
#include "server/search/spelling.h"

namespace plumbline {
namespace {

// An edit makes a word less likely by a factor of e to this; a frequent word must be that much more
// frequent to be preferred in spite of another edit.
constexpr double kEdit = 4.5;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool same_digits(std::u32string_view a, std::u32string_view b) {
  const auto next = [](std::u32string_view text, std::size_t at) {
    while (at < text.size() && !is_digit(text[at])) ++at;
    return at;
  };
  std::size_t i = next(a, 0), j = next(b, 0);
  while (i < a.size() && j < b.size() && a[i] == b[j]) {
    i = next(a, i + 1);
    j = next(b, j + 1);
  }
  return i == a.size() && j == b.size();
}
}  // namespace

Vocabulary::Vocabulary(Database& db) {
  Statement& rows = db.cached(sql::k_list_words);
  while (rows.step()) add(rows.view(0), rows.integer(1));
  index();
}

Vocabulary::Vocabulary(std::vector<std::pair<std::string, std::int64_t>> words) {
  std::sort(words.begin(), words.end());
  for (const auto& [word, passages] : words) add(word, passages);
  index();
}

void Vocabulary::add(std::string_view word, std::int64_t passages) {
  if (word.size() > kMaxTokenBytes) return;
  entries_.push_back({static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(passages),
                      static_cast<std::uint8_t>(word.size())});
  text_ += word;
}

void Vocabulary::index() {
  Letters letters("");
  near_ = NearWords(static_cast<std::uint32_t>(entries_.size()), [&](std::uint32_t i) {
    letters = Letters(text_of(entries_[i]));
    return std::u32string_view(letters);
  });
}

std::size_t Vocabulary::bytes() const {
  return text_.capacity() + entries_.capacity() * sizeof(Entry) + near_.bytes();
}

std::int64_t Vocabulary::passages(std::string_view word) const {
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), word,
      [this](const Entry& entry, std::string_view text) { return text_of(entry) < text; });
  const bool known = found != entries_.end() && text_of(*found) == word;
  return known ? std::int64_t{found->passages} : -1;
}

double Vocabulary::likelihood(double cost, std::int64_t passages) {
  return std::log(1.0 + static_cast<double>(passages)) - kEdit * cost;
}

std::vector<Vocabulary::Word> Vocabulary::nearest(std::string_view word, int edits,
                                                  std::size_t count) const {
  std::vector<Word> found;
  if (word.empty() || word.size() > kMaxTokenBytes || edits <= 0) return found;
  edits = std::min(edits, NearWords::kMaxEdits);
  const Letters typed(word);
  const DistanceTo distance_to(typed);
  for (const std::uint32_t i : near_.candidates(typed, edits)) {
    const Entry& entry = entries_[i];
    const Letters meant(text_of(entry));
    const int distance = distance_to.from(meant);
    if (distance > edits || !same_digits(typed, meant)) continue;
    found.push_back({std::string(text_of(entry)), distance, entry.passages,
                     likelihood(typing_cost(typed, meant), entry.passages)});
  }
  std::sort(found.begin(), found.end(), [](const Word& a, const Word& b) {
    return a.score != b.score ? a.score > b.score : a.text < b.text;
  });
  if (found.size() > count) found.resize(count);
  return found;
}

}  // namespace plumbline
