// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/lines.h: the lines of a text in reStructuredText, by how far they are set in.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct RstLine {
  std::string_view text;   // without blanks at its ends; "" of a blank line
  std::size_t indent = 0;  // columns before it
  int number = 0;          // in the file
};

// `text` is as decode_text() gives it, and outlives the lines. A tab is up to the next of every eight columns.
std::vector<RstLine> rst_lines(std::string_view text);

// A line each, as far from each other as they are written, without blank ones at the ends.
std::string rst_verbatim(std::span<const RstLine> lines);

// Characters, of which each has a column.
std::size_t rst_columns(std::string_view text);

// Lower case, with white space squeezed: names that are alike are one.
std::string rst_name(std::string_view name);

}  // namespace plumbline
