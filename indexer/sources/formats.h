// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/formats.h: all formats in one table, and the one way from the bytes of a file to what
// they say.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/limits.h"

namespace plumbline {

struct KnownFormat {
  Format format;
  std::size_t max_bytes;        // of a file
  std::string_view extensions;  // that such files have, with blanks between: ".md .markdown"
};

// In the order in which they are asked: what a signature tells first, plain text last.
std::span<const KnownFormat> all_formats();

// Loads what their libraries would load later: to be called before a process gives up its rights.
void prepare_formats();

// The first that recognizes the content; nullptr where none does.
const KnownFormat* find_format(std::span<const KnownFormat> formats, const Input& input);

// A file as it was read: the name of its format ("" where none recognizes it), and what it says. A file
// that is too large, of no known format, or named like another format has a problem that says so.
struct Recognized {
  std::string format;
  Reading reading;
};
Recognized read_input(std::span<const KnownFormat> formats, const Input& input);

}  // namespace plumbline
