// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/note_place.h: what the path of a file tells of notes and of transcripts in text.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

struct NotePlace {
  // A directory, or its own name, has the word "notes", "minutes" or "meetings": "design-meeting-minutes".
  bool in_notes = false;
  bool in_transcripts = false;  // likewise "transcripts", "subtitles" or "captions"
  bool in_abstracts = false;    // likewise "abstracts", "abstract" or "proposal"
  bool in_slides = false;       // likewise "slides", "decks" or "presentations"
  bool in_pages = false;        // likewise "pages", of which a deck may be made
  bool dated = false;           // its own name begins with a day
  bool of_repository =
      false;  // it tells of a repository, as README.md does; all else is empty then
  std::string
      day;  // with which that name, else the last directory that has one begins or ends; "" of none

  bool is_called_so() const { return in_notes || in_transcripts || in_abstracts; }
  bool tells_of_notes() const { return is_called_so() || dated; }
};

// Of a name below the folder that was named: "notes/lpc-2023/klint.md", "2023-11-15-klint.md".
NotePlace note_place(std::string_view name);

}  // namespace plumbline
