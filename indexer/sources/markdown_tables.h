// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/markdown_tables.h: tables in Markdown, which CommonMark does not have and many write:
// https://github.github.com/gfm/#tables-extension-
#pragma once

#include <cmark.h>

namespace plumbline {

// To CommonMark a table is a paragraph. Each of its rows becomes a line of that, "a | b", as it is of tables in pages and
// slides; the row of dashes goes.
void lay_out_tables(cmark_node* document);

}  // namespace plumbline
