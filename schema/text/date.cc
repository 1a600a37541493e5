// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/date.h"

#include <charconv>
#include <chrono>
#include <string>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {

// Of digits alone.
int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}
}  // namespace

bool is_day(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == '0' ? !ascii::is_digit(text[i]) : text[i] != kShape[i]) return false;
  }
  const int year = number(text.substr(0, 4));
  const auto month = static_cast<unsigned>(number(text.substr(5, 2)));
  const auto day = static_cast<unsigned>(number(text.substr(8)));
  return year > 0 && std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                                 std::chrono::day(day))
                         .ok();
}

bool is_date(std::string_view text) {
  constexpr std::string_view kRest = "0000-01-01";  // the first day of whatever it is
  const bool whole = text.size() == 4 || text.size() == 7 || text.size() == 10;
  return whole && is_day(std::string(text) + std::string(kRest.substr(text.size())));
}

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) && is_date(text);
}

std::string_view leading_day(std::string_view text) {
  constexpr std::size_t kLength = 10;
  const bool goes_on = text.size() > kLength && ascii::is_digit(text[kLength]);
  return is_day(text.substr(0, kLength)) && !goes_on ? text.substr(0, kLength) : "";
}

std::string_view leading_short_day(std::string_view text) {
  constexpr std::size_t kLength = 8;
  if (text.size() > kLength && ascii::is_digit(text[kLength])) return "";
  const std::string_view digits = text.substr(0, kLength);
  if (!digits.starts_with("19") && !digits.starts_with("20")) return "";
  std::string day(digits);
  if (day.size() == kLength) day.insert(6, "-").insert(4, "-");
  return is_day(day) ? digits : "";
}

}  // namespace plumbline
