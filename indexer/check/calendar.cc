// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/calendar.h"

#include <algorithm>

namespace plumbline {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void warn(const Source& source, std::string_view field, std::string message, Problems* problems) {
  problems->push_back({Severity::kWarning, source.file, source.line_of(field), std::move(message)});
}

void check_event(const Source& event, Problems* problems) {
  if (event.has("end") && !event.has("start")) warn(event, "end", "end without start", problems);
  if (event.start_date.empty()) return;
  if (!event.end_date.empty() && event.end_date < event.start_date) {
    warn(event, "end", "ends before it starts", problems);
  }
  const std::string_view year = year_of_slug(event.slug);
  if (!year.empty() && event.start_date.substr(0, 4) != year) {
    warn(event, "start", "starts in another year than its name says", problems);
  }
}

void check_times(const Source& talk, Problems* problems) {
  const bool start = talk.has("start"), end = talk.has("end");
  if (start != end || (start && !talk.has("date"))) {
    warn(talk, start ? "start" : "end", "start, end and date belong together", problems);
  }
  for (const auto& [field, time] :
       {std::pair{"start", &talk.start_time}, std::pair{"end", &talk.end_time}}) {
    if (talk.has(field) && !is_time(*time)) {
      warn(talk, field, std::string(field) + " is \"" + *time + "\", not a time like \"10:00\"",
           problems);
    }
  }
  if (start && end && talk.end_time <= talk.start_time)
    warn(talk, "end", "ends before it starts", problems);
}

void check_day(const Source& talk, const Source* event, Problems* problems) {
  if (!event || talk.date.empty() || event->start_date.empty()) return;
  const bool before = talk.date < event->start_date;
  const bool after = !event->end_date.empty() && talk.date > event->end_date;
  if (before || after) {
    warn(talk, "date",
         talk.date + " is outside of its event, " + event->start_date +
             (event->end_date.empty() ? "" : " to " + event->end_date),
         problems);
  }
}
}  // namespace

bool is_time(std::string_view text) {
  return text.size() == 5 && text[2] == ':' && all_digits(text.substr(0, 2)) &&
         all_digits(text.substr(3)) && text.substr(0, 2) < "24" && text.substr(3) < "60";
}

std::string_view year_of_slug(std::string_view event) {
  if (event.size() < 5 || event[event.size() - 5] != '-') return {};
  const std::string_view year = event.substr(event.size() - 4);
  return all_digits(year) ? year : std::string_view();
}

std::string known_date(const Source& talk, const Source* event) {
  if (!talk.date.empty()) return talk.date;
  const std::string year(year_of_slug(talk.event));
  if (!event || event->start_date.empty()) return year;
  const std::string& start = event->start_date;
  const std::string& end = event->end_date;
  if (start == end) return start;
  for (std::size_t length : {7u, 4u}) {
    if (start.substr(0, length) == end.substr(0, length)) return start.substr(0, length);
  }
  return start.substr(0, 4);
}

void check_calendar(const Corpus& corpus, Problems* problems) {
  for (const Source& source : corpus.sources) {
    if (source.kind == SourceKind::kEvent) check_event(source, problems);
    if (source.kind == SourceKind::kTalk) {
      check_times(source, problems);
      check_day(source, corpus.find(SourceKind::kEvent, source.event), problems);
    }
  }
}

}  // namespace plumbline
