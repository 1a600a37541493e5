// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/text_transcript.h: transcripts in plain text or Markdown whose lines tell when something was said,
// as people write them and as services for transcription export them (indexer/sources/spoken_line.h). Two such lines
// are enough in a directory of transcripts, elsewhere they must be many, with times that can be no other. What stands
// before the first of them is a title, "# Klint", or text of the first second. At most 4 MiB.
#pragma once

#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/note_head.h"

namespace plumbline {

extern const Format kTextTranscript;

// True where the lines of a text tell times as those of a transcript do.
bool tells_times(std::string_view text, bool in_transcripts);

// The transcript of a text, `head.body`, that was taken out of a file of another format; its lines are no Markdown.
Reading read_timed_lines(const Input& input, const NoteHead& head, Problems problems);

}  // namespace plumbline
