// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/calendar.h: days and times as the sources write them, "2023-11-15" and "10:00". Of
// two such strings the smaller one is the earlier.
#pragma once

#include <string>
#include <string_view>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

bool is_time(std::string_view text);  // 00:00 to 23:59

// The year at the end of an event's slug; "" where there is none.
std::string_view year_of_slug(std::string_view event);

// What is known of the day of a talk: its own date, else what its event's days have in common, as
// "2023-11-15", "2023-11" or "2023"; "" where nothing is. `event` may be nullptr.
std::string known_date(const Source& talk, const Source* event);

// Days and times within one event or talk, and of a talk within its event.
void check_calendar(const Corpus& corpus, Problems* problems);

}  // namespace plumbline
