// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/cues.h: what subtitles of any format come to: cues, and the sections of about a minute
// that are made of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "indexer/sources/cue_time.h"
#include "indexer/sources/format.h"

namespace plumbline {

inline constexpr std::size_t kMaxCues = 100'000;

// A run of text by one speaker.
struct Utterance {
  std::string speaker;             // "" where the cue names none
  std::vector<std::string> lines;  // plain text without markup, none of them empty
};

struct Cue {
  long start_ms = 0, end_ms = 0;
  std::vector<Utterance> said;
  int line = 0;  // of its times
  std::string
      heading;  // what stands above it in a transcript that has headings; it begins a section
};

// The text of a cue: <v Name> begins a speaker; <c>, <i>, <b>, <u>, <s>, <ruby>, <rt>, <lang>, <font>, times
// in <>, and {\an8} go; entities become characters; anything else in <> is text.
std::vector<Utterance> parse_cue_text(const std::vector<std::string_view>& lines);

enum class Captions { kMayRoll, kStand };

// Puts the cues in order of time and reports those that went back, and times that cannot be; then takes
// away what captions repeat that may roll.
void tidy_cues(const Input& input, std::vector<Cue>* cues, Captions captions, Problems* problems);

// "Ada Lovelace: Hello.", as meetings are recorded, is said by Ada Lovelace, where most cues begin so, with names that
// come again; likewise where the name is a line of its own.
void tell_speakers(std::vector<Cue>* cues);

// Sections of 40 to 80 seconds, each cut where a sentence ends nearest to a minute; where none does (a
// machine wrote no full stops), at the longest pause, else at the cue nearest to a minute. A section's
// `seconds` are when its first cue begins; a heading begins a section, too. A paragraph for each turn of a speaker, "Name: " before it.
std::vector<Section> gather_cues(const std::vector<Cue>& cues);

}  // namespace plumbline
