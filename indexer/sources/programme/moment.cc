// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/moment.h"

#include <chrono>
#include <cstdio>
#include <vector>

#include "indexer/sources/programme/text.h"

namespace plumbline {
namespace {

constexpr int kMaxDuration = 31 * 24 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads `least` to `most` digits from the beginning of *text and takes them off.
std::optional<int> take_number(std::string_view* text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int value = 0;
  while (length < text->size() && length < most && is_digit((*text)[length])) {
    value = value * 10 + ((*text)[length++] - '0');
  }
  if (length < least) return std::nullopt;
  text->remove_prefix(length);
  return value;
}

bool take(std::string_view* text, char c) {
  if (text->empty() || text->front() != c) return false;
  text->remove_prefix(1);
  return true;
}

std::optional<Minutes> take_day(std::string_view* text) {
  const auto year = take_number(text, 4, 4);
  const bool dashes = take(text, '-');
  const auto month = take_number(text, 2, 2);
  if (!month || (dashes && !take(text, '-'))) return std::nullopt;
  const auto day = take_number(text, 2, 2);
  if (!year || !day || *year < 1900 || *year >= 2200) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kDayMinutes;
}

void take_fraction(std::string_view* text) {
  if (!take(text, '.')) return;
  while (!text->empty() && is_digit(text->front())) text->remove_prefix(1);
}

// Hours and minutes; seconds and their fraction are dropped.
std::optional<int> take_clock(std::string_view* text, std::size_t least_hour_digits) {
  const auto hour = take_number(text, least_hour_digits, 2);
  const bool colons = take(text, ':');
  const auto minute = take_number(text, 2, 2);
  if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
  if (colons ? take(text, ':') : !text->empty() && is_digit(text->front())) {
    const auto second = take_number(text, 2, 2);
    if (!second || *second > 60) return std::nullopt;
    take_fraction(text);
  }
  return *hour * 60 + *minute;
}

// "Z", "+01:00", "+0100", "+01" or nothing. False where it is anything else.
bool take_offset(std::string_view* text, std::optional<int>* offset) {
  if (text->empty()) return true;
  if (take(text, 'Z') || take(text, 'z')) {
    *offset = 0;
    return text->empty();
  }
  const int sign = text->front() == '-' ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) return false;
  const auto hours = take_number(text, 2, 2);
  take(text, ':');
  const auto minutes = text->empty() ? std::optional<int>(0) : take_number(text, 2, 2);
  if (!hours || !minutes || *hours > 15 || *minutes > 59 || !text->empty()) return false;
  *offset = sign * (*hours * 60 + *minutes);
  return true;
}

std::optional<int> iso_duration(std::string_view text) {  // "P1DT2H30M"
  int total = 0;
  bool time = false, any = false;
  while (!text.empty()) {
    if (take(&text, 'T')) {
      time = true;
      continue;
    }
    const auto number = take_number(&text, 1, 6);
    if (!number || text.empty()) return std::nullopt;
    const char unit = text.front();
    text.remove_prefix(1);
    if (unit == 'W') total += *number * 7 * 24 * 60;
    if (unit == 'D') total += *number * 24 * 60;
    if (unit == 'H') total += *number * 60;
    if (unit == 'M' && time) total += *number;
    if (unit == 'S') total += *number / 60;
    any = true;
    if (total > kMaxDuration) return std::nullopt;
  }
  return any ? std::optional(total) : std::nullopt;
}

std::chrono::year_month_day civil(Minutes moment) {
  const Minutes days =
      moment / kDayMinutes - (moment % kDayMinutes < 0 ? 1 : 0);  // towards the past
  return std::chrono::sys_days(std::chrono::days(days));
}

int of_day(Minutes moment) {
  return static_cast<int>((moment % kDayMinutes + kDayMinutes) % kDayMinutes);
}
}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  text = trimmed(text);
  const auto day = take_day(&text);
  if (!day || text.empty()) return std::nullopt;
  if (text.front() != 'T' && text.front() != 't' && text.front() != ' ') return std::nullopt;
  text.remove_prefix(1);
  const auto clock = take_clock(&text, 2);
  Moment moment;
  if (!clock || !take_offset(&text, &moment.offset)) return std::nullopt;
  moment.local = *day + *clock;
  return moment;
}

std::optional<Minutes> parse_day(std::string_view text) {
  text = trimmed(text);
  const auto day = take_day(&text);
  if (!text.empty() && is_digit(text.front())) return std::nullopt;
  return day;
}

std::optional<int> parse_clock(std::string_view text) {
  text = trimmed(text);
  const auto clock = take_clock(&text, 1);
  return clock && text.empty() ? clock : std::nullopt;
}

std::optional<int> parse_duration(std::string_view text) {
  text = trimmed(text);
  if (take(&text, 'P')) return iso_duration(text);
  std::vector<int> parts;
  for (std::string_view part : split(text, ':')) {
    const auto dot = part.find('.');
    if (dot != part.npos) part = part.substr(0, dot);
    const auto number = take_number(&part, 1, 5);
    if (!number || !part.empty()) return std::nullopt;
    parts.push_back(*number);
  }
  if (parts.size() > 4) return std::nullopt;
  if (parts.size() == 1) parts.insert(parts.begin(), 0);
  const bool days = parts.size() == 4;
  const int hours = days ? parts[0] * 24 + parts[1] : parts[0];
  const int total = hours * 60 + (days ? parts[2] : parts[1]);
  return total <= kMaxDuration ? std::optional(total) : std::nullopt;
}

std::string date_text(Minutes moment) {
  const auto date = civil(moment);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::string day_text(std::string_view text) {
  const auto day = parse_day(text);
  return day ? date_text(*day) : "";
}

std::string time_text(Minutes moment) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", of_day(moment) / 60, of_day(moment) % 60);
  return text;
}

std::string utc_text(Minutes utc) { return date_text(utc) + "T" + time_text(utc) + ":00Z"; }

}  // namespace plumbline
