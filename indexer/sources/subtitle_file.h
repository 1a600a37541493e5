// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/subtitle_file.h: lines of a subtitle file to cues; what WebVTT and SubRip share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/cues.h"

namespace plumbline {

enum class BlankLine {
  kEndsCue,   // WebVTT: what follows is an id, a comment or the next cue
  kIsNothing  // SubRip: a text may have some
};

// `text` was decoded by decode_text() and begins on line `first_line`. Broken times are problems.
std::vector<Cue> read_cues(std::string_view text, int first_line, BlankLine blank,
                           const Input& input, Problems* problems);

// The transcript of a file whose cues have been read; empty with a problem where nothing is said. It is called
// kTranscriptTitle, for want of a title.
Reading transcript_of(const Input& input, std::vector<Cue> cues, Problems problems,
                      Captions captions = Captions::kMayRoll);

// True, and a problem, where the file is larger than kMaxTextBytes.
bool too_large(const Input& input, Problems* problems);

}  // namespace plumbline
