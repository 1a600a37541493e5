// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/csv.h: comma-separated values (RFC 4180), and what spreadsheets make of it: semicolons or tabs
// between the fields, a byte order mark, line breaks within quotes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct CsvRow {
  int line;  // where it begins, from 1
  std::vector<std::string> fields;
};

struct Csv {
  std::vector<CsvRow> rows;  // without blank ones
  int unclosed = 0;          // the line of a quote that never ends; 0 where all is well
};

Csv read_csv(std::string_view text);

}  // namespace plumbline
