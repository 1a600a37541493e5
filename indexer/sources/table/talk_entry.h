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

  int line() const { return rows_.front().line(); }
  const std::string& sheet() const { return sheet_; }
  // As those of TalkRow; of the first row that has something there, but speakers of all rows, each list once.
  std::vector<std::string> all(TalkColumn column) const;
  std::string first(TalkColumn column) const;
  std::vector<std::string> speakers() const;

  // A further row about it.
  void add(const TalkEntry& other);

 private:
  std::vector<TalkRow> rows_;
  std::string day_, year_, sheet_;
};

// Makes one of the rows of a sheet that differ in their speakers alone, as exports with a row a speaker have them, then of
// those in different sheets that have one title: one sheet may tell of the abstracts and another when and where. Not of
// those of which a sheet has two, nor where speakers, day, start, room or id differ.
std::vector<TalkEntry> joined_entries(const std::vector<TalkEntry>& entries);

}  // namespace plumbline
