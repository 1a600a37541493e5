// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/written.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
constexpr std::string_view kDays[] = {"day", "tag"};
constexpr std::string_view kOrdinals[] = {"st", "nd", "rd", "th", "of"};

// A number or a word, and the sign right before it; a blank stands for all else.
struct Piece {
  std::string text;  // in small letters
  int number = -1;   // of up to four digits; -1 of a word
  char before = ' ';
};

bool same_kind(char a, char b) {
  return ascii::is_digit(a) ? ascii::is_digit(b) : ascii::is_letter(b);
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (size_t at = 0; at < text.size();) {
    if (!ascii::is_alphanumeric(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && same_kind(text[at], text[end])) ++end;
    Piece piece{ascii::lower(text.substr(at, end - at)), -1, at > 0 ? text[at - 1] : ' '};
    if (ascii::is_digit(text[at])) piece.number = end - at <= 4 ? std::stoi(piece.text) : 9999;
    if (!is_one_of(piece.text, kOrdinals)) pieces.push_back(std::move(piece));
    at = end;
  }
  return pieces;
}

// nullopt where there is no such day.
std::optional<Minutes> day_of(int year, int month, int day) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year < 100 ? 2000 + year : year, month, day);
  return parse_day(text);
}

// "2025-11-03"
std::optional<Minutes> iso_day(const std::vector<Piece>& pieces) {
  if (pieces[0].text.size() != 4 || pieces[1].before != '-' || pieces[2].before != '-')
    return std::nullopt;
  return day_of(pieces[0].number, pieces[1].number, pieces[2].number);
}

// Three numbers between the same signs, of which the last is the year.
bool is_in_numbers(const std::vector<Piece>& pieces) {
  if (pieces.size() < 3) return false;
  for (size_t i = 0; i < 3; ++i) {
    if (pieces[i].number < 0 || (i < 2 && pieces[i].text.size() > 2)) return false;
  }
  const bool year = pieces[2].text.size() == 4 || pieces[2].text.size() == 2;
  const char sign = pieces[1].before;
  return year && sign == pieces[2].before && (sign == '.' || sign == '/' || sign == '-');
}

std::optional<Minutes> day_in_numbers(const std::vector<Piece>& pieces, DayOrder order) {
  const int a = pieces[0].number, b = pieces[1].number, year = pieces[2].number;
  if (pieces[1].before == '.' || a > 12) return day_of(year, b, a);
  if (b > 12 || a == b || order == DayOrder::kMonthFirst) return day_of(year, a, b);
  return order == DayOrder::kDayFirst ? day_of(year, b, a) : std::nullopt;
}

bool are_of_two_weeks(const std::vector<std::vector<Piece>>& days, DayOrder order) {
  constexpr Minutes kTwoWeeks = 14 * kDayMinutes;
  Minutes first = std::numeric_limits<Minutes>::max(), last = std::numeric_limits<Minutes>::min();
  for (const std::vector<Piece>& pieces : days) {
    const auto day = day_in_numbers(pieces, order);
    if (!day) continue;
    first = std::min(first, *day);
    last = std::max(last, *day);
  }
  return first < last && last - first <= kTwoWeeks;
}

// 1 to 12; 0 of any other word.
int month_of(const std::string& word) {
  constexpr size_t kFewest = 3;
  if (word.size() < kFewest) return 0;
  for (int month = 0; month < 12; ++month) {
    if (kMonths[month].starts_with(word) || (month == 8 && word == "sept")) return month + 1;
  }
  return 0;
}

bool may_be_day(const Piece& piece) { return piece.number > 0 && piece.text.size() <= 2; }

// The month in letters, the day beside it, and the year behind both.
std::optional<Minutes> day_in_words(const std::vector<Piece>& pieces) {
  for (size_t i = 0; i < pieces.size(); ++i) {
    const int month = month_of(pieces[i].text);
    if (month == 0) continue;
    const bool before = i > 0 && may_be_day(pieces[i - 1]);
    const bool behind = !before && i + 1 < pieces.size() && may_be_day(pieces[i + 1]);
    const size_t year = i + (behind ? 2 : 1);
    if ((before || behind) && year < pieces.size() && pieces[year].text.size() == 4)
      return day_of(pieces[year].number, month, pieces[before ? i - 1 : i + 1].number);
  }
  return std::nullopt;
}

// Takes a number of one or two digits off; -1 where none stands there.
int take_number(std::string_view* text) {
  size_t digits = 0;
  int value = 0;
  while (digits < text->size() && ascii::is_digit((*text)[digits])) {
    if (digits < 3) value = value * 10 + ((*text)[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits > 2) return -1;
  text->remove_prefix(digits);
  return value;
}

void skip_blanks(std::string_view* text) {
  while (!text->empty() && ascii::is_blank(text->front())) text->remove_prefix(1);
}

// "am", "p.m.": takes it off and gives its letter; '\0' where none stands there.
char take_half(std::string_view* text) {
  std::string_view rest = *text;
  skip_blanks(&rest);
  for (const std::string_view half : {"a.m.", "p.m.", "am", "pm"}) {
    if (!ascii::starts_with_any_case(rest, half)) continue;
    rest.remove_prefix(half.size());
    if (!rest.empty() && ascii::is_letter(rest.front())) return '\0';
    *text = rest;
    return half.front();
  }
  return '\0';
}

struct Clock {
  int minutes;
  char half;  // 'a', 'p', or '\0'
};

// Takes "9:00", "9.30 pm", "14h30", "2 pm" off the beginning.
std::optional<Clock> take_clock(std::string_view* text) {
  std::string_view rest = *text;
  int hour = take_number(&rest), minute = 0;
  if (hour < 0 || hour > 24) return std::nullopt;
  const bool parted = !rest.empty() && std::string_view(":.h").find(ascii::lower(rest.front())) !=
                                           std::string_view::npos;
  if (parted) {
    const char sign = rest.front();
    rest.remove_prefix(1);
    minute = take_number(&rest);
    if (sign == ':' && rest.starts_with(':')) {
      rest.remove_prefix(1);
      if (take_number(&rest) < 0) return std::nullopt;
    }
    const bool more =
        sign == '.' && rest.size() > 1 && rest.front() == '.' && ascii::is_digit(rest[1]);
    if (minute < 0 || minute > 59 || more) return std::nullopt;
  }
  const char half = take_half(&rest);
  if (!parted && half == '\0') return std::nullopt;
  if (half != '\0' && hour > 12) return std::nullopt;
  if (half == 'p' && hour < 12) hour += 12;
  if (half == 'a' && hour == 12) hour = 0;
  *text = rest;
  return Clock{hour * 60 + minute, half};
}

bool take_dash(std::string_view* text) {
  skip_blanks(text);
  for (const std::string_view dash : {"-", "\u2013", "\u2014", "to ", "bis "}) {
    if (!text->starts_with(dash)) continue;
    text->remove_prefix(dash.size());
    skip_blanks(text);
    return true;
  }
  return false;
}
}  // namespace

DayOrder day_order(const std::vector<std::string>& days) {
  std::vector<std::vector<Piece>> all;
  for (const std::string& day : days) {
    std::vector<Piece> pieces = pieces_of(day);
    if (!is_in_numbers(pieces) || pieces[1].before == '.') continue;
    if (pieces[0].number > 12) return DayOrder::kDayFirst;
    if (pieces[1].number > 12) return DayOrder::kMonthFirst;
    all.push_back(std::move(pieces));
  }
  const bool day_first = are_of_two_weeks(all, DayOrder::kDayFirst),
             month_first = are_of_two_weeks(all, DayOrder::kMonthFirst);
  if (day_first == month_first) return DayOrder::kUnknown;
  return day_first ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

std::optional<Minutes> written_day(std::string_view text, DayOrder order) {
  if (const auto day = parse_day(text)) return day;
  const std::vector<Piece> pieces = pieces_of(text);
  return is_in_numbers(pieces) ? day_in_numbers(pieces, order) : day_in_words(pieces);
}

std::optional<Minutes> lone_day(std::string_view text) {
  const std::string tail = "T00:00";
  if (text.ends_with(tail)) text.remove_suffix(tail.size());
  std::vector<Piece> pieces = pieces_of(text);
  const bool counted =
      pieces.size() > 1 && is_one_of(pieces[0].text, kDays) && may_be_day(pieces[1]);
  if (counted) pieces.erase(pieces.begin(), pieces.begin() + 2);
  const auto is_word = [](const Piece& piece) { return piece.number < 0; };
  const auto words = std::count_if(pieces.begin(), pieces.end(), is_word);
  const auto numbers = static_cast<std::ptrdiff_t>(pieces.size()) - words;
  const bool has_month = std::any_of(pieces.begin(), pieces.end(),
                                     [](const Piece& piece) { return month_of(piece.text) > 0; });
  if (words > 2 || numbers != (has_month ? 2 : 3)) return std::nullopt;
  if (has_month) return day_in_words(pieces);
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(), is_word), pieces.end());
  if (const auto day = iso_day(pieces)) return day;
  return is_in_numbers(pieces) ? day_in_numbers(pieces, DayOrder::kUnknown) : std::nullopt;
}

std::optional<WrittenTime> written_time(std::string_view text) {
  constexpr int kHalfDay = 12 * 60;
  for (size_t at = 0; at < text.size(); ++at) {
    const char before = at > 0 ? text[at - 1] : ' ';
    if (!ascii::is_digit(text[at]) || ascii::is_alphanumeric(before) ||
        std::string_view("./-:").find(before) != std::string_view::npos)
      continue;
    std::string_view rest = text.substr(at);
    const auto start = take_clock(&rest);
    if (!start) continue;
    WrittenTime time{start->minutes, std::nullopt};
    const auto end = take_dash(&rest) ? take_clock(&rest) : std::nullopt;
    if (!end) return time;
    time.end = end->minutes;
    if (end->half == 'p' && start->half == '\0' && time.start + kHalfDay <= end->minutes)
      time.start += kHalfDay;
    return time;
  }
  return std::nullopt;
}

std::optional<int> written_length(std::string_view text) {
  constexpr int kHour = 60;
  const std::vector<Piece> pieces = pieces_of(text);
  const auto is_hours = [&](size_t i) {
    return i < pieces.size() && pieces[i].text.starts_with('h');
  };
  if (pieces.empty() || pieces[0].number < 0) return std::nullopt;
  int minutes = pieces[0].number;
  const bool tenths = pieces.size() > 1 && pieces[1].before == '.' && pieces[1].text.size() == 1 &&
                      pieces[1].number >= 0;
  if (tenths && is_hours(2)) {
    minutes = minutes * kHour + pieces[1].number * kHour / 10;
  } else if (pieces.size() > 1 && pieces[1].before == ':') {
    return parse_duration(ascii::trimmed(text));
  } else if (is_hours(1)) {
    minutes = minutes * kHour + (pieces.size() > 2 ? std::max(pieces[2].number, 0) : 0);
  }
  return minutes > 0 && minutes <= kDayMinutes ? std::optional(minutes) : std::nullopt;
}

}  // namespace plumbline
