// SPDX-License-Identifier: MIT OR Apache-2.0
// iCalendar lines end in CRLF and have at most 75 bytes; longer ones go on behind CRLF and a blank.
#include <array>
#include <chrono>
#include <cstdio>

#include "schema/text/utf8.h"
#include "server/api/calendar.h"
#include "server/api/index_json.h"
#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kMaxLineBytes = 74;

std::string folded(std::string_view line) {
  std::string out;
  for (;;) {
    const std::string_view piece = cut_utf8(line, kMaxLineBytes);
    out += std::string(piece) + "\r\n";
    line.remove_prefix(piece.size());
    if (line.empty()) return out;
    out += ' ';
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

// "2023-11-15" gives "20231115", "10:00" gives "1000".
std::string digits(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

std::string stamp(const PageContext& context) {
  const std::string time = utc_time(context.collection.published());
  return digits(time.substr(0, 10)) + "T" + digits(time.substr(11)) + "Z";
}

std::string day_of(std::chrono::sys_days time) {
  const std::chrono::year_month_day day(time);
  std::array<char, 16> text;
  std::snprintf(text.data(), text.size(), "%04d%02u%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

// A date of which a month or a year may be all that is known: its first day, and the day behind its last.
struct Days {
  std::string first, behind;
};

Days days_of(const std::string& date) {
  using namespace std::chrono;
  constexpr std::size_t kYear = 4, kMonth = 7;
  const auto number = [&](std::size_t at, std::size_t length) {
    return static_cast<unsigned>(std::stoi(date.substr(at, length)));
  };
  const year_month_day first(year(static_cast<int>(number(0, kYear))),
                             month(date.size() > kYear ? number(5, 2) : 1),
                             day(date.size() > kMonth ? number(8, 2) : 1));
  const sys_days behind = date.size() > kMonth  ? sys_days(first) + days(1)
                          : date.size() > kYear ? sys_days(first + months(1))
                                                : sys_days(first + years(1));
  return {day_of(first), day_of(behind)};
}

// Whole days, which leave whoever attends free in calendars of others.
std::string whole_days(const std::string& first, const std::string& behind) {
  return folded("DTSTART;VALUE=DATE:" + first) + folded("DTEND;VALUE=DATE:" + behind) +
         folded("TRANSP:TRANSPARENT");
}

// All days of an event, or as much as is known of them; "" where nothing is.
std::string days_of_event(const Document& event) {
  const std::string& first = event.start.empty() ? event.date : event.start;
  if (first.empty()) return {};
  return whole_days(days_of(first).first, days_of(event.end.empty() ? first : event.end).behind);
}

int minutes_of(const std::string& time) {
  return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2));
}

// From one time of the clock on the wall to another, also past midnight. One that is less than an hour before the
// start tells that the clock was put back meanwhile: nothing takes 23 hours and more.
int minutes_between(int start, int end) {
  constexpr int kHour = 60, kDay = 24 * kHour;
  return end < start && start - end < kHour ? end - start + kHour : (end - start + kDay) % kDay;
}

// How long it takes where its zone is not known; "" where that is not known, either.
std::string duration(const TalkPage& page) {
  const bool known = page.start_time.size() >= 5 && page.end_time.size() >= 5;
  if (!known || page.start_time == page.end_time) return "";
  const int minutes = minutes_between(minutes_of(page.start_time), minutes_of(page.end_time));
  return folded("DURATION:PT" + std::to_string(minutes) + "M");
}

// "2023-11-15T10:00:00Z" gives "20231115T100000Z".
std::string utc(const std::string& time) {
  constexpr std::size_t kDay = 10;
  return digits(time.substr(0, kDay)) + "T" + digits(time.substr(kDay)) + "Z";
}

// In UTC where that is known, which needs no rules of a zone; else local without a zone.
std::string times(const TalkPage& page, const std::string& date) {
  if (!page.start_utc.empty()) {
    return folded("DTSTART:" + utc(page.start_utc)) +
           (page.end_utc.empty() ? duration(page) : folded("DTEND:" + utc(page.end_utc)));
  }
  const Days days = days_of(date);
  if (page.start_time.empty()) return whole_days(days.first, days.behind);
  const std::string start = folded("DTSTART:" + days.first + "T" + digits(page.start_time) + "00");
  if (page.end_time.empty() || page.end_time == page.start_time) return start;
  const bool past_midnight = page.end_time < page.start_time;
  return start + folded("DTEND:" + (past_midnight ? days.behind : days.first) + "T" +
                        digits(page.end_time) + "00");
}

bool has_day(const Document& talk) {
  return talk.date.size() == std::string_view("YYYY-MM-DD").size();
}

// Of a talk whose day is not known, the days of its event.
std::string times_or_days(const Catalog& catalog, const TalkPage& page) {
  const Document& talk = catalog[page.talk];
  if (has_day(talk)) return times(page, talk.date);
  const std::string days = days_of_event(catalog[talk.event]);
  if (!days.empty() || talk.date.empty()) return days;
  return whole_days(days_of(talk.date).first, days_of(talk.date).behind);
}

std::string entry(const PageContext& context, const Document& document, const std::string& times,
                  const std::string& lines) {
  if (times.empty()) return {};
  return "BEGIN:VEVENT\r\n" + folded("UID:" + document.slug + "@plumbline") +
         folded("DTSTAMP:" + stamp(context)) + times +
         folded("SUMMARY:" + escaped(document.title)) + lines +
         folded("URL:" + context.base_url + path_of(document)) + "END:VEVENT\r\n";
}

std::string location(const std::string& room, const std::string& place) {
  const std::string both = room.empty() || place.empty() ? room + place : room + ", " + place;
  return both.empty() ? "" : folded("LOCATION:" + escaped(both));
}

std::string talk_entry(const PageContext& context, const TalkPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& talk = catalog[page.talk];
  const std::string speakers = joined(titles_of(catalog, talk.speakers));
  const std::string url = context.base_url + path_of(talk);
  return entry(context, talk, times_or_days(catalog, page),
               (talk.withdrawn ? folded("STATUS:CANCELLED") : std::string()) +
                   folded("DESCRIPTION:" + escaped(speakers + "\n" + url)) +
                   location(page.room, catalog[talk.event].place));
}

std::string event_entry(const PageContext& context, const Document& event) {
  return entry(context, event, days_of_event(event), location("", event.place));
}

std::string calendar(const std::string& entries) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plumbline//Plumbline//EN\r\n" + entries +
         "END:VCALENDAR\r\n";
}

}  // namespace

std::string talk_calendar(const PageContext& context, const TalkPage& page) {
  return calendar(talk_entry(context, page));
}

std::string event_calendar(const PageContext& context, Database& db, const EventPage& page) {
  const Catalog& catalog = context.collection.catalog();
  std::string entries = event_entry(context, catalog[page.event]);
  for (const DocumentId talk : page.talks()) {
    if (has_day(catalog[talk])) entries += talk_entry(context, load_programme_entry(db, talk));
  }
  return calendar(entries);
}

}  // namespace plumbline
