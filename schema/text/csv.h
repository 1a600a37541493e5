// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/csv.h: comma-separated values (RFC 4180), and what spreadsheets make of it: semicolons or tabs
// between the fields, a byte order mark, line breaks within quotes.
#pragma once

#include <string_view>
#include <vector>

#include "schema/text/table_row.h"

namespace plumbline {

struct Csv {
  std::vector<TableRow> rows;  // without blank ones
  int unclosed = 0;            // the line of a quote that never ends; 0 where all is well
};

Csv read_csv(std::string_view text);

}  // namespace plumbline
