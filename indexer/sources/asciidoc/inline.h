// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/asciidoc/inline.h: what stands in a line of AsciiDoc.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/sources/asciidoc/lines.h"
#include "indexer/sources/block_text.h"

namespace plumbline {

// *bold*, _slanted_, `code`, links and the like as runs; marks of anchors, footnotes and entries of an index go. What
// stands in brackets has at most 1,000 bytes.
std::vector<TextRun> asciidoc_runs(std::string_view text, const AsciidocAttributes& attributes);

}  // namespace plumbline
