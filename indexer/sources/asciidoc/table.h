// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/asciidoc/table.h: tables in AsciiDoc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/asciidoc/lines.h"
#include "indexer/sources/asciidoc/marks.h"
#include "indexer/sources/block_text.h"

namespace plumbline {

// A paragraph a row, "a | b". `fence` is the line around it: "|===", or ",===" of values between commas. How many
// cells a row has tells `cols` above the table, else its first line.
std::vector<TextBlock> asciidoc_rows(const std::vector<std::string>& lines, std::string_view fence,
                                     const AsciidocMarks& marks,
                                     const AsciidocAttributes& attributes);

}  // namespace plumbline
