// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/talk_entry.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "indexer/sources/programme/text.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

bool contradict(const TalkEntry& a, const TalkEntry& b) {
  constexpr TalkColumn kTold[] = {TalkColumn::kDay, TalkColumn::kStart, TalkColumn::kRoom,
                                  TalkColumn::kId};
  const std::string speakers = joined(a.speakers()), others = joined(b.speakers());
  if (!speakers.empty() && !others.empty() && !contains(speakers, others) &&
      !contains(others, speakers))
    return true;
  return std::any_of(std::begin(kTold), std::end(kTold), [&](TalkColumn column) {
    const std::string one = a.first(column), other = b.first(column);
    return !one.empty() && !other.empty() && one != other;
  });
}

// By all that is told of a talk but its speakers.
std::vector<TalkEntry> with_all_speakers(const std::vector<TalkEntry>& entries) {
  constexpr TalkColumn kTold[] = {TalkColumn::kTitle, TalkColumn::kId,   TalkColumn::kDay,
                                  TalkColumn::kStart, TalkColumn::kRoom, TalkColumn::kText};
  std::vector<TalkEntry> talks;
  std::map<std::vector<std::string>, std::size_t> known;
  for (const TalkEntry& entry : entries) {
    std::vector<std::string> told = {entry.sheet()};
    for (const TalkColumn column : kTold) told.push_back(entry.first(column));
    const auto [at, is_new] = known.emplace(std::move(told), talks.size());
    if (is_new)
      talks.push_back(entry);
    else
      talks[at->second].add(entry);
  }
  return talks;
}
}  // namespace

TalkEntry::TalkEntry(const TalkRow& row, std::string day, std::string year, std::string sheet)
    : rows_({row}), day_(std::move(day)), year_(std::move(year)), sheet_(std::move(sheet)) {}

std::vector<std::string> TalkEntry::all(TalkColumn column) const {
  for (const TalkRow& row : rows_) {
    std::vector<std::string> values = row.all(column);
    if (!values.empty()) return values;
  }
  if (column == TalkColumn::kDay && !day_.empty()) return {day_};
  if (column == TalkColumn::kYear && !year_.empty()) return {year_};
  return {};
}

std::string TalkEntry::first(TalkColumn column) const {
  const std::vector<std::string> values = all(column);
  return values.empty() ? "" : values.front();
}

std::vector<std::string> TalkEntry::speakers() const {
  std::vector<std::string> all;
  for (const TalkRow& row : rows_) {
    for (std::string& names : row.speakers()) {
      if (!is_one_of(names, all)) all.push_back(std::move(names));
    }
  }
  return all;
}

void TalkEntry::add(const TalkEntry& other) {
  for (const TalkRow& row : other.rows_) rows_.push_back(row);
  if (day_.empty()) day_ = other.day_;
  if (year_.empty()) year_ = other.year_;
}

std::vector<TalkEntry> joined_entries(const std::vector<TalkEntry>& rows) {
  const std::vector<TalkEntry> entries = with_all_speakers(rows);
  std::set<std::string> repeated;  // within a sheet
  std::set<std::pair<std::string, std::string>> seen;
  for (const TalkEntry& entry : entries) {
    const std::string title = squeezed(entry.first(TalkColumn::kTitle));
    if (!seen.emplace(entry.sheet(), title).second) repeated.insert(title);
  }
  std::vector<TalkEntry> joined;
  std::map<std::string, std::size_t> by_title;
  for (const TalkEntry& entry : entries) {
    const std::string title = squeezed(entry.first(TalkColumn::kTitle));
    const auto [known, is_new] = by_title.emplace(title, joined.size());
    if (is_new || title.empty() || repeated.contains(title) ||
        contradict(joined[known->second], entry)) {
      joined.push_back(entry);
    } else {
      joined[known->second].add(entry);
    }
  }
  return joined;
}

}  // namespace plumbline
