// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/date.h: dates as sources, addresses and proposals give them.
#pragma once

#include <string_view>

namespace plumbline {

// "2023-11-15", and a day that there is in the calendar.
bool is_day(std::string_view text);

// Likewise, or a month or a year of it: "2023-11", "2023".
bool is_date(std::string_view text);

// A year of 1900 to 2099, and nothing else.
bool is_year(std::string_view text);

// "2023-11-15" of "2023-11-15-klint"; "" where a text begins with no day, or with more digits.
std::string_view leading_day(std::string_view text);

// Likewise "20231115" of "20231115-klint", of the years 1900 to 2099.
std::string_view leading_short_day(std::string_view text);

}  // namespace plumbline
