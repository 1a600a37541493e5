// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sheet/number_format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "indexer/sources/programme/moment.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr int kDaySeconds = 24 * 60 * 60;

// Which parts of days and times a format shows.
struct Shown {
  bool day = false, time = false, elapsed = false;
  int months = 0;  // "m" in a row, which are minutes beside hours or seconds, if fewer than three

  NumberKind kind() const {
    if (elapsed) return NumberKind::kDuration;
    const bool has_day = day || months > 2 || (months > 0 && !time);
    if (has_day) return time ? NumberKind::kDayAndTime : NumberKind::kDay;
    return time ? NumberKind::kTime : NumberKind::kNumber;
  }
};

// Behind what stands in quotes, or in brackets that open here; "[h]" and its like count elapsed hours.
size_t skip_quoted(std::string_view code, size_t at, Shown* shown) {
  const char closing = code[at] == '[' ? ']' : '"';
  const size_t end = code.find(closing, at + 1);
  if (end == code.npos) return code.size();
  const std::string inner = ascii::lower(code.substr(at + 1, end - at - 1));
  const bool unit = closing == ']' && !inner.empty() &&
                    inner.find_first_not_of(inner.front()) == inner.npos &&
                    std::string_view("hms").find(inner.front()) != std::string_view::npos;
  if (unit) shown->elapsed = true;
  return end + 1;
}

bool stands(std::string_view what, std::string_view code, size_t at) {
  return ascii::starts_with_any_case(code.substr(at), what);
}

std::string plain_number(double number) {
  char rounded[40], text[400];
  std::snprintf(rounded, sizeof rounded, "%.15g", number);
  const double value = std::strtod(rounded, nullptr);
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
  const std::string plain(text, end);
  return plain == "-0" ? "0" : plain;
}

std::string clock(Minutes minutes) {
  char text[40];
  std::snprintf(text, sizeof text, "%02lld:%02lld", static_cast<long long>(minutes / 60),
                static_cast<long long>(minutes % 60));
  return text;
}

// Midnight of a day by its number.
Minutes midnight_of(Minutes day, bool from_1904) {
  constexpr Minutes k1904 = 24'107, k1900 = 25'569, kFalseLeapDay = 60;
  if (from_1904) return (day - k1904) * kDayMinutes;
  return (day - k1900 + (day < kFalseLeapDay ? 1 : 0)) * kDayMinutes;
}

std::string joined(const std::string& day, const std::string& time, NumberKind kind) {
  if (kind == NumberKind::kDay) return day;
  if (kind == NumberKind::kTime) return time;
  return day + (day.empty() || time.empty() ? "" : "T") + time;
}
}  // namespace

NumberKind kind_of_format(int id) {
  const auto between = [&](int first, int last) { return first <= id && id <= last; };
  if (between(14, 17) || between(27, 31) || id == 36 || between(50, 58)) return NumberKind::kDay;
  if (between(18, 21) || between(32, 35) || id == 45 || id == 47) return NumberKind::kTime;
  if (id == 22) return NumberKind::kDayAndTime;
  return id == 46 ? NumberKind::kDuration : NumberKind::kNumber;
}

NumberKind kind_of_format(std::string_view code) {
  Shown shown;
  for (size_t at = 0; at < code.size() && code[at] != ';';) {
    const char c = ascii::lower(code[at]);
    if (c == '"' || c == '[') {
      at = skip_quoted(code, at, &shown);
    } else if (c == '\\' || c == '_' || c == '*') {
      at += 2;
    } else if (stands("general", code, at)) {
      at += 7;
    } else if (c == 'm') {
      size_t end = at;
      while (end < code.size() && ascii::lower(code[end]) == 'm') ++end;
      shown.months = std::max(shown.months, static_cast<int>(end - at));
      at = end;
    } else if (stands("am/pm", code, at) || stands("a/p", code, at)) {
      shown.time = true;
      at += stands("a/p", code, at) ? 3u : 5u;
    } else {
      shown.day = shown.day || c == 'd' || c == 'y';
      shown.time = shown.time || c == 'h' || c == 's';
      ++at;
    }
  }
  return shown.kind();
}

std::string text_of_number(double number, NumberKind kind, bool from_1904) {
  constexpr double kLastDay = 2'958'465;  // of the year 9999
  const double seconds = std::round(number * kDaySeconds);
  if (kind == NumberKind::kNumber || !(number >= 0 && number <= kLastDay))
    return std::isfinite(number) ? plain_number(number) : "";
  const Minutes minutes = static_cast<Minutes>(seconds) / 60;
  if (kind == NumberKind::kDuration) return clock(minutes);
  const std::string day = date_text(midnight_of(minutes / kDayMinutes, from_1904));
  return joined(day, clock(minutes % kDayMinutes), kind);
}

std::string text_of_iso(std::string_view text, NumberKind kind) {
  const auto moment = parse_moment(text);
  const auto day = parse_day(text);
  const auto time = moment || day ? std::nullopt : parse_clock(text);
  if (moment) return joined(date_text(moment->local), time_text(moment->local), kind);
  if (day) return date_text(*day);
  return time ? clock(*time) : std::string(text);
}

}  // namespace plumbline
