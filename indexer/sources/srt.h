// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/srt.h: SubRip subtitles (.srt) to a transcript. They have no standard; read are a comma or a
// full stop in times, numbers that are missing or wrong, blank lines within a text and none between cues.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kSubRip;

}  // namespace plumbline
