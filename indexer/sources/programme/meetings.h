// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/meetings.h: addresses that let whoever has them into an online meeting. Programmes
// give them to those who come; published for good, they would let in everybody.
#pragma once

#include <string>
#include <string_view>

#include "schema/text/rich_text.h"

namespace plumbline {

// Why something was left out.
inline constexpr std::string_view kMeetingSecret =
    "an address with the password of a meeting, which is not kept";

// True where its query or fragment holds a password or a token: "https://zoom.us/j/1?pwd=a", also one within another
// address, as in "?url=https%3A%2F%2F...". False of Zoom's recordings, whose password is there for all who watch.
bool has_meeting_secret(std::string_view url);

// Of each such address in a text only what stands before its query: "https://zoom.us/j/1".
std::string without_meeting_secrets(std::string_view text);

// The same of a text with markup, and without links to such addresses. True where there was one.
bool drop_meeting_secrets(RichText* text);

}  // namespace plumbline
