// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/video_info.h: what yt-dlp tells of a recording, in a file of its own beside it: "Klint [dQw4w9WgXcQ].info.json"
// (--write-info-json). It gives notes of the format kRecordingFormat: the title, the day when it was published, its
// page as the link `video`, and its description. https://github.com/yt-dlp/yt-dlp
#pragma once

#include "indexer/sources/format.h"

namespace plumbline {

extern const Format kVideoInfo;

}  // namespace plumbline
