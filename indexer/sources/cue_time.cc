// SPDX-License-Identifier: MIT OR Apache-2.0
// https://www.w3.org/TR/webvtt1/#webvtt-timestamp
#include "indexer/sources/cue_time.h"

#include <algorithm>
#include <charconv>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kArrow = "-->";

size_t digits_at(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

// Takes a number off the beginning; nothing where there is none, or more digits than any time has.
std::optional<long> take_number(std::string_view* text) {
  long number = 0;
  const size_t size = digits_at(*text);
  if (size == 0 || size > 9) return std::nullopt;
  std::from_chars(text->data(), text->data() + size, number);
  text->remove_prefix(size);
  return number;
}

bool begins_with_point(std::string_view text) {
  return text.starts_with('.') || text.starts_with(',');
}

// Milliseconds of ".5", ",500" at the beginning; 0 where there is none. Programs that count in fractions of
// milliseconds write ",560.0000000000009".
long take_fraction(std::string_view* text) {
  if (!begins_with_point(*text)) return 0;
  text->remove_prefix(1);
  long fraction = 0, unit = 100;
  for (; !text->empty() && ascii::is_digit(text->front()); text->remove_prefix(1), unit /= 10)
    fraction += (text->front() - '0') * unit;
  const size_t more = begins_with_point(*text) ? digits_at(text->substr(1)) : 0;
  if (more > 0) text->remove_prefix(1 + more);
  return fraction;
}
}  // namespace

std::optional<long> take_time(std::string_view* text) {
  std::string_view rest = ascii::trimmed(*text);
  long seconds = 0;
  int fields = 0;
  for (; fields < 3; ++fields) {
    const bool more = rest.starts_with(':') && digits_at(rest.substr(1)) > 0;
    if (fields > 0 && !more) break;
    if (fields > 0) rest.remove_prefix(1);
    const std::optional<long> number = take_number(&rest);
    if (!number) return std::nullopt;
    seconds = seconds * 60 + *number;
  }
  if (fields < 2) return std::nullopt;
  const long ms = seconds * 1000 + take_fraction(&rest);
  *text = rest;
  return ms;
}

std::optional<Times> parse_times(std::string_view line) {
  if (line.find(kArrow) == line.npos) return std::nullopt;
  Times times{0, 0, false};
  const auto take = [&](long* ms) {
    line = ascii::trimmed(line);
    const bool minus = line.starts_with('-');
    if (minus) line.remove_prefix(1);
    const std::optional<long> time = take_time(&line);
    if (!time) return false;
    *ms = minus ? 0 : *time;
    times.negative = times.negative || (minus && *time > 0);
    return true;
  };
  if (!take(&times.start_ms)) return std::nullopt;
  line = ascii::trimmed(line);
  if (!line.starts_with(kArrow)) return std::nullopt;
  line.remove_prefix(kArrow.size());
  if (!take(&times.end_ms)) return std::nullopt;
  return times;
}

}  // namespace plumbline
