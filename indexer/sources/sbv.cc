// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sbv.h"

#include <algorithm>

#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/subtitle_file.h"

namespace plumbline {
namespace {
using std::size_t;

// "0:00:01.500 --> 0:00:04.000" of "0:00:01.500,0:00:04.000"; "" of any other line.
std::string as_webvtt(std::string_view line) {
  line = trimmed(line);
  const size_t comma = line.find(',');
  if (comma == line.npos || line.find(',', comma + 1) != line.npos) return {};
  if (line.find_first_not_of("0123456789:.,-") != line.npos) return {};
  std::string times(line);
  times.replace(comma, 1, " --> ");
  return parse_times(times) ? times : std::string();
}

bool recognizes_sbv(const Input& input) {
  const std::string begin = text_at_start(input);
  const std::string_view text = trimmed(begin);
  return !as_webvtt(text.substr(0, text.find_first_of("\r\n"))).empty();
}

// Only the times are written otherwise, and "[br]" for a new line.
std::string with_webvtt_times(std::string_view text) {
  constexpr std::string_view kBreak = "[br]";
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    const std::string times = as_webvtt(line);
    std::string words(line);
    for (size_t at = words.find(kBreak); at != words.npos; at = words.find(kBreak, at))
      words.replace(at, kBreak.size(), " ");
    out += (times.empty() ? words : times) + "\n";
  }
  return out;
}

Reading read_sbv(const Input& input) {
  Problems problems;
  if (too_large(input, &problems)) return {{}, problems};
  const std::optional<std::string> text = decode_text(input, &problems);
  if (!text) return {{}, problems};
  std::vector<Cue> cues =
      read_cues(with_webvtt_times(*text), 1, BlankLine::kEndsCue, input, &problems);
  return transcript_of(input, std::move(cues), std::move(problems));
}
}  // namespace

const Format kSubViewer = {"sbv", "YouTube's subtitles (SBV)", recognizes_sbv, read_sbv};

}  // namespace plumbline
