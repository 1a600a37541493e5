// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/srt.h"

#include <algorithm>

#include "indexer/sources/part.h"
#include "indexer/sources/subtitle_file.h"

namespace plumbline {
namespace {
using std::size_t;

// The times stand on one of the first lines; a number and blank lines may be before them.
bool recognizes_srt(const Input& input) {
  const std::string begin = text_at_start(input);
  std::string_view text = begin;
  int lines = 0;
  while (!text.empty() && lines < 2) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    if (parse_times(line)) return true;
    if (line.find_first_not_of(" \t") != line.npos) {
      if (line.find_first_not_of("0123456789 \t") != line.npos) return false;
      ++lines;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

Reading read_srt(const Input& input) {
  Problems problems;
  if (too_large(input, &problems)) return {{}, problems};
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, problems};
  std::vector<Cue> cues = read_cues(*text, 1, BlankLine::kIsNothing, input, &problems);
  return transcript_of(input, std::move(cues), std::move(problems));
}
}  // namespace

const Format kSubRip = {"srt", "SubRip subtitles", recognizes_srt, read_srt};

}  // namespace plumbline
