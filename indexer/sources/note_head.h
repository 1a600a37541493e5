// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/note_head.h: the head that other programs put before notes in Markdown: YAML between lines --- (HedgeDoc,
// Obsidian, Jekyll) or TOML between lines +++ (Hugo).
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/format.h"

namespace plumbline {

struct NoteHead {
  std::string title;  // "" where it has none
  std::string lang;
  std::string_view body;  // all behind it
  int body_line = 1;
};

// Of a text that begins without a head, or with a line --- that is a rule, the body is all. A head that has no end is of
// the body, too; one that is no YAML gives what stands in a line "title: ..." by itself. Both are warned of, with the line and
// what to do. `text` must outlive the result.
NoteHead read_note_head(const Input& input, std::string_view text, Problems* problems);

}  // namespace plumbline
