// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/text_blocks.h: from blocks of a text (block_text.h) to sections of rich text.
#pragma once

#include <string>
#include <vector>

#include "indexer/source.h"
#include "indexer/sources/block_text.h"

namespace plumbline {

// Cut at titles and headings of at most 200 bytes. Where there is no heading, short paragraphs in bold letters are, if
// what follows is none.
std::vector<Section> sections_of(std::vector<TextBlock> blocks);

// Headings are paragraphs: as one text, "" where they say nothing.
RichText text_of(std::vector<TextBlock> blocks);

// A line a paragraph, with tabs and blanks as they are, without the title or the heading at the beginning.
std::string lines_of(const std::vector<TextBlock>& blocks);

// White space squeezed.
std::string text_of(const TextBlock& block);

}  // namespace plumbline
