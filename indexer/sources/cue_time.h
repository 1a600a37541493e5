// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/cue_time.h: moments of a recording, as subtitles and transcripts write them.
#pragma once

#include <optional>
#include <string_view>

namespace plumbline {

struct Times {
  long start_ms, end_ms;
  bool negative;  // a time below zero was taken for zero
};

// "00:01.000 --> 00:02.000 align:start", "0:00:01,000 --> 0:00:02,5": hours may be missing or large, the
// fraction may be missing or short, with a comma or a full stop. Nothing for any other line.
std::optional<Times> parse_times(std::string_view line);

// Takes "1:02:03.5", "00:01" off the beginning and gives milliseconds; blanks before it go, too. Nothing, and
// `text` as it was, where there is no such time.
std::optional<long> take_time(std::string_view* text);

}  // namespace plumbline
