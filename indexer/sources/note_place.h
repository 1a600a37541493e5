// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/note_place.h: what the path of a file tells of notes.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

struct NotePlace {
  bool in_directory = false;  // of "notes", "minutes" or "meetings": "design-meeting-minutes"
  bool dated = false;         // its own name begins with a day
  std::string day;  // of that name, else of the last directory that begins with one; "" of none

  bool tells_of_notes() const { return in_directory || dated; }
};

// Of a name below the folder that was named: "notes/lpc-2023/klint.md", "2023-11-15-klint.md". A file that tells of a
// repository, such as README.md, is nowhere among notes.
NotePlace note_place(std::string_view name);

}  // namespace plumbline
