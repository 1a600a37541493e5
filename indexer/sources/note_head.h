// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/note_head.h: the head that other programs put before notes in Markdown: YAML between lines --- (HedgeDoc,
// Obsidian, Jekyll) or TOML between lines +++ (Hugo).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"
#include "indexer/sources/format.h"

namespace plumbline {

struct NoteHead {
  std::string title;  // "" where it has none
  std::string lang;
  std::string date;  // 2023-11-15; of YAML alone, as are the speakers
  std::vector<Word> speakers;
  std::vector<SourceLink> links;  // "slides" and "video", likewise
  std::string_view body;          // all behind it
  int body_line = 1;
};

// Of a text that begins without a head, or with a line --- that is a rule, the body is all. A head that has no end is of
// the body, too; one that is no YAML gives what stands in a line "title: ..." by itself. Both are warned of, with the line and
// what to do. `text` must outlive the result.
NoteHead read_note_head(const Input& input, std::string_view text, Problems* problems);

// True where a text begins with a head in YAML that tells of a talk: it has a title, and a day or speakers, and is
// none of a corpus.
bool begins_with_head_of_talk(std::string_view text);

}  // namespace plumbline
