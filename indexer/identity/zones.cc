// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/zones.h"

#include <optional>
#include <string>

#include "indexer/sources/programme/moment.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/zone.h"

namespace plumbline {
namespace {

std::optional<Minutes> moment_of(const std::string& date, const std::string& time) {
  const auto moment = parse_moment(date + "T" + time);
  return moment ? std::optional(moment->local) : std::nullopt;
}

// Shows a moment that is known in UTC by the clock of the zone.
void show_in(const std::string& zone, Source* talk) {
  const auto utc = parse_moment(talk->start_utc);
  const auto before = moment_of(talk->date, talk->start_time);
  const auto local = utc ? to_local(utc->local, zone) : std::nullopt;
  if (!before || !local) return;
  if (const auto end = moment_of(talk->date, talk->end_time)) {
    const Minutes minutes = (*end - *before + kDayMinutes) % kDayMinutes;
    talk->end_time = time_text(to_local(utc->local + minutes, zone).value_or(*local + minutes));
  }
  talk->date = date_text(*local);
  talk->start_time = time_text(*local);
  talk->zone = zone;
}

// Whether nobody named the talk's zone, so that one that somebody did name for its event counts more.
bool is_open(const Source& talk, const Source& event) {
  if (talk.guessed == Guess::kForbidden) return false;
  if (talk.zone.empty() || talk.zone == "UTC") return true;
  return talk.guessed != Guess::kNothing && event.guessed == Guess::kNothing;
}
}  // namespace

std::string end_in_utc(const Source& talk) {
  constexpr Minutes kHour = 60;
  const auto start = parse_moment(talk.start_utc);
  const auto from = moment_of(talk.date, talk.start_time), to = moment_of(talk.date, talk.end_time);
  if (!start || !from || !to) return "";
  const std::string zone = zone_name(talk.zone);
  for (const Minutes end : {*to, *to + kDayMinutes}) {
    if (end >= *from + kDayMinutes) break;
    const auto utc = to_utc(end, zone);
    if (!utc) return "";
    for (const Minutes moment : {*utc, *utc + kHour}) {
      if (moment > start->local && to_local(moment, zone) == end) return utc_text(moment);
    }
  }
  return "";
}

void settle_zones(Corpus* corpus) {
  for (Source& talk : corpus->sources) {
    if (talk.kind != SourceKind::kTalk || talk.start_time.empty()) continue;
    const Source* event = corpus->find(SourceKind::kEvent, talk.event);
    const std::string zone = event ? zone_name(event->zone) : "";
    if (zone.empty() || !is_open(talk, *event)) continue;
    if (talk.guessed == Guess::kZoneAndUtc) talk.zone = talk.start_utc = "";
    talk.guessed = Guess::kNothing;
    if (talk.start_utc.empty()) {
      complete_times(&talk, zone);
    } else {
      show_in(zone, &talk);
    }
  }
}

}  // namespace plumbline
