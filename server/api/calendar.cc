// SPDX-License-Identifier: MIT OR Apache-2.0
// iCalendar lines end in CRLF and have at most 75 bytes; longer ones go on behind CRLF and a blank.
#include <chrono>

#include "schema/text/utf8.h"
#include "server/api/calendar.h"
#include "server/api/index_json.h"
#include "server/pages/urls.h"

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

std::string day_after(const std::string& date) {
  using namespace std::chrono;
  const year_month_day day{year(std::stoi(date.substr(0, 4))),
                           month(static_cast<unsigned>(std::stoi(date.substr(5, 2)))),
                           std::chrono::day(static_cast<unsigned>(std::stoi(date.substr(8, 2))))};
  const year_month_day next = sys_days(day) + days(1);
  char text[16];
  std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(next.year()),
                static_cast<unsigned>(next.month()), static_cast<unsigned>(next.day()));
  return text;
}

int minutes_of(const std::string& time) {
  return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2));
}

// How long it takes, also past midnight; "" where that is not known.
std::string duration(const TalkPage& page) {
  if (page.start_time.size() < 5 || page.end_time.size() < 5) return "";
  constexpr int kDay = 24 * 60;
  const int minutes = (minutes_of(page.end_time) - minutes_of(page.start_time) + kDay) % kDay;
  return folded("DURATION:PT" + std::to_string(minutes) + "M");
}

// In UTC where that is known, which needs no rules of a zone; else local without a zone.
std::string times(const TalkPage& page, const std::string& date) {
  constexpr std::size_t kDay = 10;
  if (page.start_utc.size() > kDay) {
    return folded("DTSTART:" + digits(page.start_utc.substr(0, kDay)) + "T" +
                  digits(page.start_utc.substr(kDay)) + "Z") +
           duration(page);
  }
  if (page.start_time.empty() || page.end_time.empty()) {
    return folded("DTSTART;VALUE=DATE:" + digits(date)) +
           folded("DTEND;VALUE=DATE:" + day_after(date));
  }
  const bool past_midnight = page.end_time < page.start_time;
  return folded("DTSTART:" + digits(date) + "T" + digits(page.start_time) + "00") +
         folded("DTEND:" + (past_midnight ? day_after(date) : digits(date)) + "T" +
                digits(page.end_time) + "00");
}

std::string talk_entry(const PageContext& context, const TalkPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& talk = catalog[page.talk];
  if (talk.date.size() != 10) return {};
  std::string speakers;
  for (DocumentId id : talk.speakers)
    speakers += (speakers.empty() ? "" : ", ") + catalog[id].title;
  const std::string url = context.base_url + path_of(talk), place = catalog[talk.event].place;
  const std::string room =
      page.room.empty() || place.empty() ? page.room + place : page.room + ", " + place;
  return "BEGIN:VEVENT\r\n" + folded("UID:" + talk.slug + "@plumbline") +
         folded("DTSTAMP:" + stamp(context)) + times(page, talk.date) +
         (talk.withdrawn ? folded("STATUS:CANCELLED") : std::string()) +
         folded("SUMMARY:" + escaped(talk.title)) +
         folded("DESCRIPTION:" + escaped(speakers + "\n" + url)) +
         folded("LOCATION:" + escaped(room)) + folded("URL:" + url) + "END:VEVENT\r\n";
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
  std::string entries;
  for (const DocumentId talk : page.talks())
    entries += talk_entry(context, load_programme_entry(db, talk));
  return calendar(entries);
}

}  // namespace plumbline
