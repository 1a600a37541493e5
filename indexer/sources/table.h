// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table.h: a programme in a table, as spreadsheets and systems export it: CSV (RFC 4180), also with
// semicolons or tabs (table/talk_table.h, table/talks.h). Columns that are not known, such as addresses of mail,
// are not looked at.
#pragma once

#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/table/sheet.h"

namespace plumbline {

// Only what is called .csv or .tsv: any text may have commas.
bool recognizes_table(const Input& input);
Reading read_table(const Input& input);
// The one sheet of such a text. Throws MalformedError.
Workbook table_workbook(std::string_view text);

}  // namespace plumbline
