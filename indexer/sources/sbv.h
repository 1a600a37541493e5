// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/sbv.h: subtitles as YouTube gives and takes them (.sbv) to a transcript: times such as
// "0:00:01.500,0:00:04.000" on a line, the text below, a blank line behind it.
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kSubViewer;

}  // namespace plumbline
