// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/words.h: what must not stand in a document: bytes that are no text, directories of
// the machine on which it was written, and the names of tools that may have helped to write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/problem.h"

namespace plumbline {

// Wrong UTF-8, control characters, odd line ends, a byte order mark, a tab in the front matter,
// private words: each a warning, with the first line where it occurs.
void check_bytes(std::string_view bytes, const std::string& file, Problems* problems);

// The first private word of a text and where it begins.
struct PrivateWord {
  std::string text;
  std::size_t position;
};
std::optional<PrivateWord> find_private_word(std::string_view text);

}  // namespace plumbline
