// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/calendar.h: talks and programmes as iCalendar.
#pragma once

#include <span>
#include <string>

#include "server/pages/html.h"

namespace plumbline {

// RFC 5545. A talk has the venue's local time, without a zone, where its time is known, and else
// the whole day; a talk without a day is left out.
std::string talk_calendar(const PageContext& context, const TalkPage& page);
std::string event_calendar(const PageContext& context, Database& db, const EventPage& page);

}  // namespace plumbline
