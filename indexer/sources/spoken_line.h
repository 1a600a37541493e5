// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/spoken_line.h: a line of a transcript in text, as people and programs write when who said what.
#pragma once

#include <optional>
#include <string>

namespace plumbline {

// Where a line has no time it has no speaker either, and `text` is all of it.
struct SpokenLine {
  std::optional<long> start_ms;
  bool certain =
      false;  // its time can be no other: it stands in brackets, has hours, or stands behind a name
  std::string speaker;  // "" where it names none
  std::string text;     // "" where it stands on the lines below
};

// "[00:01:02] Ada: Text", "[00:00.000 --> 00:04.500] Text", "1:02 Text", "Ada (00:01:02): Text", "Ada Lovelace  1:02", "Speaker 0: 00:01:02",
// also in Markdown: "**Ada:** \[01:02\] Text", "### Ada [1:02]". A line of a chat, "[10:02] <ada> text", has no time of
// a recording.
SpokenLine parse_spoken_line(std::string_view line);

}  // namespace plumbline
