// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table/talk_table.h: which sheets have a talk a row, below which row that names the columns
// (schema/text/talk_columns.h), and what a row is told by cells that stand elsewhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/table/sheet.h"
#include "schema/text/talk_columns.h"

namespace plumbline {

// Where the columns are named: mostly first, at most 19 rows that have fewer fields (a title, a logo) stand above.
// nullopt where nothing tells of talks.
std::optional<std::size_t> header_of(const std::vector<TableRow>& rows);

struct TalkTable {
  struct Row {
    TableRow cells;
    std::string day,
        year;  // that stand elsewhere; "" where the cells say it themselves, or nothing does
  };
  std::string sheet;  // its name
  TableRow header;
  std::vector<TalkColumn> columns;
  std::vector<Row> rows;
  std::vector<TableRow> slipped;  // have more fields than they may have (Sheet::separated)
};

// Those of all sheets that have talks. A cell that reaches down over several rows counts for each of them in columns
// that talks may share, as days and rooms. The link of a cell takes its place in columns of links. A row that says a
// day and nothing else gives it to the rows below that have none, and so does a sheet that is called like a day;
// several that are called like years, "2024" and "2025", give the year.
std::vector<TalkTable> talk_tables(const Workbook& workbook);

}  // namespace plumbline
