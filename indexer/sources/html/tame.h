// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/html/tame.h: HTML of any origin made harmless for a parser and poor enough for a text.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// The same text in a small HTML that a parser reads in linear time, each line on the line where it was:
// what is no element is escaped; scripts, styles, comments, forms, navigation and hidden elements are
// gone; a row of a table is a paragraph of cells with " | " between; only p, div, headings, lists,
// blockquote, pre, hr, br, span, a, strong, em and code are left, without attributes other than href;
// no element is nested deeper than 100, and none in a line goes beyond the end of its block.
std::string tame_html(std::string_view html);

}  // namespace plumbline
