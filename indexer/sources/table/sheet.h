// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table/sheet.h: tables as files have them: a file of CSV, or the sheets of a spreadsheet.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/text/table_row.h"

namespace plumbline {

// A cell that reaches down over others of its column, which are empty.
struct TallCell {
  std::size_t column;  // from 0
  int first, last;     // lines
};

struct Sheet {
  std::string name;            // "" of a file that is one table
  std::vector<TableRow> rows;  // without blank ones and hidden ones
  // Of text between commas: a row with more fields than its header lacks quotes somewhere.
  bool separated = false;
  std::map<std::pair<int, std::size_t>, std::string> links;  // of the web, by line and column
  std::vector<TallCell> tall_cells;
  int hidden_rows = 0;
};

struct Workbook {
  std::vector<Sheet> sheets;  // in order, without hidden ones
  int hidden_sheets = 0;
};

inline constexpr int kMaxSheetLines = 1'048'576;      // of Excel and LibreOffice
inline constexpr std::size_t kMaxSheetColumns = 256;  // what stands right of these is not read
inline constexpr std::size_t kMaxSheetCells =
    1'000'000;  // of all sheets, with empty ones between others

// What cells may take, since a few bytes of a file may stand for many of them.
class SheetRoom {
 public:
  // Throws MalformedError where there is no more.
  void take(std::size_t cells, std::size_t bytes);

 private:
  std::size_t cells_ = 0, bytes_ = 0;
};

// Rows out of cells that come in any order.
class SheetBuilder {
 public:
  // `room` must outlive it.
  SheetBuilder(std::string_view name, SheetRoom* room);

  void begin_row(int line);
  // The later of two in one place counts. Throws MalformedError where there is no more room.
  void add(std::size_t column, std::string_view text);
  void add_link(int line, std::size_t column, std::string_view url);  // if it is one of the web
  void add_tall_cell(TallCell cell);                                  // if it has two rows or more
  // Keeps the row `times` times if it has something in it, below each other; counts it where it is hidden.
  void end_row(bool hidden, int times = 1);
  Sheet take() { return std::move(sheet_); }

 private:
  SheetRoom* room_;
  Sheet sheet_;
  TableRow row_{0, {}};
};

}  // namespace plumbline
