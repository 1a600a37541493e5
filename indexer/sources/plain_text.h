// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/plain_text.h: text without any markup to sections, as people lay it out.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

// Cut at lines that are underlined by === or ---. Paragraphs are between blank lines; an item of a list
// begins with - * + or a bullet; lines that are indented by four blanks or a tab are code, but below an
// item they go on with it. `first_line` is the line of the first one. Valid UTF-8 with \n at line ends.
std::vector<Section> read_plain_text(std::string_view text, int first_line);

// The bytes of a bullet and the blank behind it; 0 where the line, without blanks around it, begins with none.
std::size_t bullet_size(std::string_view line);

}  // namespace plumbline
