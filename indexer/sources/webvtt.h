// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/webvtt.h: WebVTT subtitles (https://www.w3.org/TR/webvtt1/) to a transcript: with or
// without hours, ids, settings, notes, styles and regions; a text or fields ("Language: en") in the header;
// any line ends. A line that looks like times and has none is a problem, and its cue is left out.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kWebVTT;

}  // namespace plumbline
