// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/moment.h: days, times and durations in the spellings that programmes use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumbline {

// Minutes since 1970-01-01 00:00, of whichever clock.
using Minutes = std::int64_t;
inline constexpr Minutes kDayMinutes = 24 * 60;

struct Moment {
  Minutes local = 0;          // of the clock on the wall
  std::optional<int> offset;  // of that clock, in minutes east of UTC, where it is written
};

// "2019-12-27T11:00:00+01:00", "2019-12-27 11:00", "2019-12-27T11:00:00.25Z", "20191227T110000Z".
// Nothing where there is no time of day, or where there is no such day.
std::optional<Moment> parse_moment(std::string_view text);

// Midnight of "2019-12-27", also where a time follows, and of "20191227". Years 1900 to 2199.
std::optional<Minutes> parse_day(std::string_view text);

// "9:30", "09:30", "09:30:00", "16:27:13.211866": minutes since midnight.
std::optional<int> parse_clock(std::string_view text);

// "00:30", "6:00", "25:30", "00:30:00", "1:02:00:00" (with days), "45" (minutes), "PT1H30M". At most
// 31 days.
std::optional<int> parse_duration(std::string_view text);

std::string date_text(Minutes moment);        // "2019-12-27"
std::string day_text(std::string_view text);  // the same of what parse_day() takes; "" of all else
std::string time_text(Minutes moment);        // "11:00"
std::string utc_text(Minutes utc);            // "2019-12-27T10:00:00Z"

}  // namespace plumbline
