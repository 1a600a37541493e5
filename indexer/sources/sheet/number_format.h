// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/sheet/number_format.h: what a number in a cell of Excel is: days and times are numbers, and
// a format tells them from others (ECMA-376, part 1, 18.8.30 and 18.17.4).
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

enum class NumberKind { kNumber, kDay, kTime, kDayAndTime, kDuration };

// Of a format by its number, below 164; kNumber of those that are not known.
NumberKind kind_of_format(int id);
// Of a format by its code: "d.m.yyyy h:mm", "[$-409]h:mm AM/PM", "[h]:mm".
NumberKind kind_of_format(std::string_view code);

// "2025-11-03", "09:00", "2025-11-03T09:00", "25:30", and a number without exponent, in at most 15 digits: "45", "1.5".
// Days count from 1900, where 1900 has a 29th of February, or from 1904. What is of no day between is the number.
std::string text_of_number(double number, NumberKind kind, bool from_1904);

// The same of a day, a time or both as ISO 8601 writes them; the text itself where it is none of these.
std::string text_of_iso(std::string_view text, NumberKind kind);

}  // namespace plumbline
