// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/pages.h: the pages of a deck that was written down as Markdown.
#pragma once

#include <string_view>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// `deck` has been read from `body`. Its number of pages must be the one that it gives, and a page
// that says something has a heading.
void check_pages(const Source& deck, std::string_view body, Problems* problems);

}  // namespace plumbline
