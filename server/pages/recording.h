// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/recording.h: a moment of a talk's recording.
#pragma once

#include <string>
#include <string_view>

#include "server/search/catalog.h"

namespace plumbline {

// A time in a recording: "0:07", "12:34", "1:02:05".
std::string time_words(int seconds);

// The address of a recording with the second at which it should begin: t= for YouTube, whatever time the
// address had before; else a media fragment, "#t=61" (https://www.w3.org/TR/media-frags/).
std::string moment_url(std::string_view recording, int seconds);

// The same of the talk's link `video`; "" where it has none.
std::string moment_url(const Document& talk, int seconds);

}  // namespace plumbline
