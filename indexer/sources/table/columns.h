// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table/columns.h: what the columns of a programme in a table are, by what people call them.
#pragma once

#include <string>
#include <vector>

#include "schema/text/csv.h"

namespace plumbline {

enum class TableColumn {
  kOther,
  kTitle,
  kSpeakers,
  kName,  // of a person, who is the speaker where no other column names one
  kText,
  kDay,
  kStart,
  kEnd,
  kLength,
  kRoom,
  kTrack,
  kType,
  kLanguage,
  kPage,
  kSlides,
  kVideo,
  kState,
  kId,
  kEvent,
  kYear
};

// By the letters of the names alone: "Talk title", "talk_title". Several may be one, as "Speaker 1" and "Speaker 2".
std::vector<TableColumn> table_columns(const CsvRow& header);

// True where they are those of a programme: a title, and something else that is told of talks.
bool tell_of_talks(const std::vector<TableColumn>& columns);

// What a row has in these columns, without blanks at its ends: one text a field that is not empty.
class TableRow {
 public:
  TableRow(const CsvRow& row, const std::vector<TableColumn>& columns)
      : row_(row), columns_(columns) {}

  int line() const { return row_.line; }
  std::vector<std::string> all(TableColumn column) const;
  std::string first(TableColumn column) const;  // "" where there is none

 private:
  const CsvRow& row_;
  const std::vector<TableColumn>& columns_;
};

}  // namespace plumbline
