// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table.h: a programme in a table, as spreadsheets and systems export it: CSV (RFC 4180), also with
// semicolons or tabs, a talk a row below a row that names the columns (schema/text/talk_columns.h). A column `event` parts it
// into events; without one the file is of the event that its path names. Other columns, such as addresses of mail,
// are not looked at.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

// Only what is called .csv or .tsv: any text may have commas.
bool recognizes_table(const Input& input);
Reading read_table(const Input& input);

}  // namespace plumbline
