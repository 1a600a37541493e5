// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/ods.h: spreadsheets of LibreOffice (.ods, and .fods, which is one XML file) with a talk a row,
// as xlsx.h tells.
#pragma once

#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/table/sheet.h"

namespace plumbline {

// True also of a file with a password, and of a damaged one.
bool recognizes_ods(const Input& input);
Reading read_ods(const Input& input);
// Throws MalformedError where it cannot be read, or has no room (SheetRoom).
Workbook ods_workbook(std::string_view bytes);

}  // namespace plumbline
