// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/inline.h: what stands in a line of reStructuredText.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/rst/names.h"

namespace plumbline {

// *slanted*, **bold**, ``code``, references, roles and substitutions as runs; marks of footnotes that are numbered by a
// program go.
std::vector<TextRun> rst_runs(std::string_view text, RstNames* names);

}  // namespace plumbline
