// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/part.h: what decks, notes and transcripts have in common as files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "indexer/sources/format.h"
#include "schema/text/counted.h"  // for messages

namespace plumbline {

// A part of a talk that was not given a head: kind, name, file, hash, and the slug that its name gives.
// "slides/lpc-2023/klint.pdf" is "lpc-2023/klint" and belongs to the event lpc-2023; any other name gives
// the slug of its last part, without its extensions: "talk-2759" of "vtt/Talk 2759.en.vtt".
Source new_part(SourceKind kind, const Input& input);

// The last part of a name without extension, for a title where nothing better is known: "Talk 2759".
std::string title_of_file(std::string_view name);

// "pdf" of "slides/a/B.PDF"; "" where there is none.
std::string extension_of(std::string_view name);

// What the extension of the file says: .md or .markdown; .html, .htm or .xhtml.
bool is_markdown(const Input& input);
bool is_web_page(const Input& input);

// The beginning of a text file as UTF-8 without a byte order mark, for those that tell what it is.
std::string text_at_start(const Input& input, std::size_t max_bytes = 4096);

// A text file as lines that end in \n: no byte order mark nor control characters, valid UTF-8. UTF-16 and
// Latin-1 are read as decode() reads them, with a warning. Nothing, and a problem, where it is no text at all.
std::optional<std::string> decode_text(const Input& input, Problems* problems);

void leave_out(const Input& input, int line, std::string message, Problems* problems);
void warn(const Input& input, int line, std::string message, Problems* problems);

}  // namespace plumbline
