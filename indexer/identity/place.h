// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/place.h: what the path of a deck, of notes or of a transcript says of its talk.
#pragma once

#include <string_view>
#include <vector>

namespace plumbline {

// A name that tells what a file or a directory holds and not of which talk: "slides", "Transcripts", "index", "en".
bool is_vague(std::string_view name);

// What may name a talk and its event. Vague directories are passed over: "lpc/2023/klint/slides.pdf" is of
// "klint", in {"lpc", "2023"}, and so is "lpc/2023/slides/klint.pdf".
struct PartPlace {
  std::string_view talk;  // the stem; where that is vague, the directory, if there is any
  std::vector<std::string_view> directories;  // outside of it, the outermost first
};
PartPlace place_of(std::string_view path);

// A stem as yt-dlp makes it, "Klint [dQw4w9WgXcQ]": the title, and the id of the recording on YouTube, which is empty
// where there is none and the stem is the title.
struct RecordingName {
  std::string_view title, id;
};
RecordingName recording_name(std::string_view stem);

}  // namespace plumbline
