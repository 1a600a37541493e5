// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/talk_entry.h"

#include <utility>

namespace plumbline {

TalkEntry::TalkEntry(const TalkRow& row, std::string day, std::string year, std::string sheet)
    : row_(row), day_(std::move(day)), year_(std::move(year)), sheet_(std::move(sheet)) {}

std::vector<std::string> TalkEntry::all(TalkColumn column) const {
  std::vector<std::string> values = row_.all(column);
  if (!values.empty()) return values;
  if (column == TalkColumn::kDay && !day_.empty()) return {day_};
  if (column == TalkColumn::kYear && !year_.empty()) return {year_};
  return {};
}

std::string TalkEntry::first(TalkColumn column) const {
  const std::vector<std::string> values = all(column);
  return values.empty() ? "" : values.front();
}

std::vector<std::string> TalkEntry::speakers() const { return row_.speakers(); }

}  // namespace plumbline
