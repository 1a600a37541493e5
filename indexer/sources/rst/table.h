// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/table.h: tables in reStructuredText, a paragraph a row: "a | b".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/rst/lines.h"
#include "indexer/sources/rst/names.h"

namespace plumbline {

// How many of these lines are a table whose first has is_rst_grid(), or is_rst_border().
std::size_t rst_grid_size(std::span<const RstLine> lines);
std::size_t rst_simple_size(std::span<const RstLine> lines);

std::vector<TextBlock> rst_grid_rows(std::span<const RstLine> lines, RstNames* names);
std::vector<TextBlock> rst_simple_rows(std::span<const RstLine> lines, RstNames* names);

// Of "list-table": a list of lists. Of a directive in a cell the content stays.
std::vector<TextBlock> rst_list_rows(std::span<const RstLine> lines, RstNames* names);
// Of "csv-table".
std::vector<TextBlock> rst_csv_rows(std::string_view text, RstNames* names);

}  // namespace plumbline
