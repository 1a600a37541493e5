// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/phrase_postings.h"

#include <algorithm>
#include <optional>
#include <string>

#include "schema/phrase_counter.h"
#include "schema/rice_postings.h"
#include "schema/sql.h"
#include "schema/term_pairs.h"
#include "schema/term_postings.h"

namespace plumbline {
namespace {
using Passages = std::vector<std::int64_t>;

// The packed lists of those neighbours that have one, the shortest first.
std::vector<std::string> pairs_of(Database& db, const std::vector<std::string_view>& terms) {
  std::vector<std::string> lists;
  for (std::size_t i = 1; i < terms.size(); ++i) {
    if (auto list = find_packed_pair(db, terms[i - 1], terms[i])) lists.push_back(std::move(*list));
  }
  std::sort(lists.begin(), lists.end(),
            [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  return lists;
}

Passages unpacked(std::string_view list) {
  Passages passages;
  RiceReader reader(list);
  while (reader.next()) passages.push_back(reader.passage());
  return passages;
}

void keep_those_in(std::string_view list, Passages* passages) {
  auto kept = passages->begin(), next = passages->begin();
  RiceReader reader(list);
  while (next != passages->end() && reader.next()) {
    while (next != passages->end() && *next < reader.passage()) ++next;
    if (next != passages->end() && *next == reader.passage()) *kept++ = *next++;
  }
  passages->erase(kept, passages->end());
}

// How many postings all of them have.
std::int64_t postings_of(Database& db, const std::vector<std::string_view>& terms) {
  std::int64_t postings = 0;
  for (const std::string_view term : terms) {
    Statement& row = db.cached(sql::k_find_term).bind(":text", term);
    if (row.step()) postings += row.integer(0);
    row.reset();
  }
  return postings;
}

// In all fields, in halves.
std::uint32_t count_in(Database& db, std::int64_t passage, PhraseCounter* phrase) {
  constexpr int kFirstField = 4;  // of k_find_passage
  std::uint32_t halves = 0;
  Statement& row = db.cached(sql::k_find_passage).bind(":id", passage);
  if (row.step()) {
    for (std::size_t i = 0; i < std::size(kColumnHalves); ++i)
      halves += kColumnHalves[i] * phrase->count(row.view(kFirstField + static_cast<int>(i)));
  }
  row.reset();
  return halves;
}
}  // namespace

bool find_phrase(Database& db, const std::vector<std::string_view>& terms,
                 std::vector<Frequency>* found, std::int64_t postings_per_text) {
  if (terms.size() < 3 || terms.size() > PhraseCounter::kMostTerms) return false;
  const std::vector<std::string> lists = pairs_of(db, terms);
  if (lists.empty()) return false;
  Passages passages = unpacked(lists.front());
  for (std::size_t i = 1; i < lists.size(); ++i) keep_those_in(lists[i], &passages);
  const auto texts = static_cast<std::int64_t>(passages.size());
  if (texts * postings_per_text > postings_of(db, terms)) return false;
  PhraseCounter phrase(terms);
  for (const std::int64_t passage : passages) {
    if (const std::uint32_t halves = count_in(db, passage, &phrase))
      found->push_back({passage, halves / kHalves});
  }
  return true;
}

}  // namespace plumbline
