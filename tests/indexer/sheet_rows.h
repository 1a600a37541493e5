// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/sheet_rows.h: what was read of a spreadsheet, to be compared.
#pragma once

#include <string>
#include <vector>

#include "indexer/sources/table/sheet.h"

namespace plumbline {

// The rows of all sheets, each its line and fields between strokes: "1|Title|Speakers".
inline std::vector<std::string> rows_of(const Workbook& workbook) {
  std::vector<std::string> rows;
  for (const Sheet& sheet : workbook.sheets) {
    for (const TableRow& row : sheet.rows) {
      std::string text = std::to_string(row.line);
      for (const std::string& field : row.fields) text += "|" + field;
      rows.push_back(text);
    }
  }
  return rows;
}

}  // namespace plumbline
