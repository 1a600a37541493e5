// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include "schema/sql.h"
#include "schema/text/tokenize.h"

namespace plumbline {
namespace {

// One bit a letter; digits share one, everything else another.
std::uint32_t letter_mask(std::string_view word) {
  std::uint32_t mask = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') {
      mask |= 1u << (c - 'a');
    } else {
      mask |= c >= '0' && c <= '9' ? 1u << 26 : 1u << 27;
    }
  }
  return mask;
}

bool better(const Vocabulary::Word& a, const Vocabulary::Word& b, char first) {
  if (a.edits != b.edits) return a.edits < b.edits;
  if ((a.text[0] == first) != (b.text[0] == first)) return a.text[0] == first;
  if (a.passages != b.passages) return a.passages > b.passages;
  return a.text < b.text;
}
}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  constexpr std::size_t kMax = kMaxTokenBytes + 1;
  if (a.size() >= kMax || b.size() >= kMax) return a == b ? 0 : limit + 1;
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  std::array<std::array<int, kMax>, 3> rows;  // of the last three letters of a, in turn
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto &row = rows[i % 3], &last = rows[(i + 2) % 3], &before = rows[(i + 1) % 3];
    int smallest = row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

int allowed_edits(std::string_view word) {
  if (word.size() < 3) return 0;
  return word.size() < 6 ? 1 : 2;
}

Vocabulary::Vocabulary(Database& db) {
  Statement& rows = db.cached(sql::k_list_words);
  while (rows.step()) {
    const std::string_view word = rows.view(0);
    entries_.push_back({letter_mask(word), static_cast<std::uint32_t>(text_.size()),
                        static_cast<std::uint32_t>(rows.integer(1)),
                        static_cast<std::uint8_t>(word.size())});
    text_ += word;
  }
}

bool Vocabulary::knows(std::string_view word) const {
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), word,
      [this](const Entry& entry, std::string_view text) { return text_of(entry) < text; });
  return found != entries_.end() && text_of(*found) == word;
}

std::vector<Vocabulary::Word> Vocabulary::nearest(std::string_view word, int edits,
                                                  std::size_t count) const {
  std::vector<Word> found;
  if (word.empty() || edits <= 0) return found;
  const std::uint32_t mask = letter_mask(word);
  const auto size = static_cast<int>(word.size());
  for (const Entry& entry : entries_) {
    if (std::popcount(entry.mask ^ mask) > 2 * edits || std::abs(int{entry.size} - size) > edits)
      continue;
    const int distance = edit_distance(word, text_of(entry), edits);
    if (distance <= edits) found.push_back({std::string(text_of(entry)), distance, entry.passages});
  }
  std::sort(found.begin(), found.end(),
            [&](const Word& a, const Word& b) { return better(a, b, word[0]); });
  if (found.size() > count) found.resize(count);
  return found;
}

}  // namespace plumbline
