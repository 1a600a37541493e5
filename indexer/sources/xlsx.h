// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/xlsx.h: spreadsheets of Excel (.xlsx, .xlsm), as Google Sheets, LibreOffice and others write them,
// too, with a talk a row (table/talk_table.h, table/talks.h). Values count as they are shown, formulas by their
// results. Left out are sheets and rows that are hidden, comments, and pictures.
#pragma once

#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/table/sheet.h"

namespace plumbline {

// True also of a file with a password, and of a damaged one.
bool recognizes_xlsx(const Input& input);
Reading read_xlsx(const Input& input);
// Throws MalformedError where it cannot be read, or has no room (SheetRoom).
Workbook xlsx_workbook(std::string_view bytes);

}  // namespace plumbline
