// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/calendar.h: talks and programmes as iCalendar.
#pragma once

#include <span>
#include <string>

#include "server/pages/html.h"

namespace plumbline {

// RFC 5545. A talk has its time in UTC where the zone is known, else the venue's local time, and without a
// time the whole day. The calendar of a talk whose day is not known has the days of its event.
std::string talk_calendar(const PageContext& context, const TalkPage& page);
// The event itself, with all its days, and its talks that have one.
std::string event_calendar(const PageContext& context, Database& db, const EventPage& page);

}  // namespace plumbline
