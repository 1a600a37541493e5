// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/table_row.h: a row of a table, whichever file it is in.
#pragma once

#include <string>
#include <vector>

namespace plumbline {

struct TableRow {
  int line;  // where it begins in a text, or its number in a sheet, from 1
  std::vector<std::string> fields;
};

}  // namespace plumbline
