// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table/written.h: days and times as people write them into tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/programme/moment.h"

namespace plumbline {

// Whether the day or the month stands first where a day is written with strokes: "3/11/2025". A day tells that can be
// no month, else that all days are of two weeks in one order and not in the other. kUnknown where neither does.
enum class DayOrder { kUnknown, kDayFirst, kMonthFirst };
DayOrder day_order(const std::vector<std::string>& days);

// Midnight of "2025-11-03", "3.11.2025", "3/11/2025" (if the order is known or does not matter), "Nov 3rd, 2025" and
// "Mon, 3 November 2025", also with a time behind. nullopt for all else, such as days without a year.
std::optional<Minutes> written_day(std::string_view text, DayOrder order);

// The same of a text that says nothing else but the day's number: "Day 2: Tuesday, 4 November 2025". No days whose
// order is unknown, and no ranges of days.
std::optional<Minutes> lone_day(std::string_view text);

// Minutes since midnight of "9:00", "09.00", "9:00 AM", "2 pm", "14h30", "9:00 - 9:45" with the end.
struct WrittenTime {
  int start;
  std::optional<int> end;
};
std::optional<WrittenTime> written_time(std::string_view text);

// In minutes: "45", "45 min", "1 h", "1h30", "1:30", "1.5 hours". At most a day.
std::optional<int> written_length(std::string_view text);

}  // namespace plumbline
