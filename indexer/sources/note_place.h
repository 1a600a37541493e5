// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/note_place.h: what the path of a file tells of notes and of transcripts in text.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

struct NotePlace {
  bool in_notes =
      false;  // in a directory of "notes", "minutes" or "meetings": "design-meeting-minutes"
  bool in_transcripts = false;  // in one of "transcripts", "subtitles" or "captions"
  bool dated = false;           // its own name begins with a day
  bool of_repository =
      false;        // it tells of a repository, as README.md does; all else is empty then
  std::string day;  // of that name, else of the last directory that begins with one; "" of none

  bool in_directory() const { return in_notes || in_transcripts; }
  bool tells_of_notes() const { return in_directory() || dated; }
};

// Of a name below the folder that was named: "notes/lpc-2023/klint.md", "2023-11-15-klint.md".
NotePlace note_place(std::string_view name);

}  // namespace plumbline
