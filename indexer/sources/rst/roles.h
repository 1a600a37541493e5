// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/roles.h: what ":role:`text`" of reStructuredText shows.
#pragma once

#include <string_view>

#include "indexer/sources/block_text.h"

namespace plumbline {

// A run without text shows nothing. `text` has no backslashes any more.
TextRun rst_role(std::string_view role, std::string_view text);

// "text" and "address" of "text <address>"; of another text both are "".
struct RstEmbedded {
  std::string_view text, address;
};
RstEmbedded rst_embedded(std::string_view inside);

}  // namespace plumbline
