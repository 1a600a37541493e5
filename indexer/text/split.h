// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/split.h: cutting a long text into pieces that a search can show.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/text/rich_text.h"

namespace plumbline {

// Byte ranges of at most `max_bytes` that cover the text in order, without the newlines between
// blocks: cut before a block, else behind a sentence, else at a blank, else between two code
// points. The first piece is `first_less` bytes shorter. A text without anything but blanks gives
// none.
std::vector<std::pair<std::size_t, std::size_t>> split_text(const RichText& text,
                                                            std::size_t max_bytes,
                                                            std::size_t first_less = 0);

}  // namespace plumbline
