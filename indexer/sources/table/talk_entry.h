// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table/talk_entry.h: what the sheets of a file tell of a talk.
#pragma once

#include <string>
#include <vector>

#include "schema/text/talk_columns.h"

namespace plumbline {

class TalkEntry {
 public:
  // `day` and `year` are what is known besides, where the row has none. The row's table must outlive it.
  TalkEntry(const TalkRow& row, std::string day, std::string year, std::string sheet);

  int line() const { return row_.line(); }
  const std::string& sheet() const { return sheet_; }
  // As those of TalkRow; of the first row that has something there.
  std::vector<std::string> all(TalkColumn column) const;
  std::string first(TalkColumn column) const;
  std::vector<std::string> speakers() const;

 private:
  TalkRow row_;
  std::string day_, year_, sheet_;
};

}  // namespace plumbline
