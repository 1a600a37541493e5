// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/moment.h: a second of a recording.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// The address at which the recording begins at that second: "...&t=61s" for YouTube, "...#t=61" for all
// others, which is a media fragment (https://www.w3.org/TR/media-frags/).
std::string moment_url(std::string_view recording, int seconds);

// "1:01", "1:02:03"
std::string moment_words(int seconds);

}  // namespace plumbline
