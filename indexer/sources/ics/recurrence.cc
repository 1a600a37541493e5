// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/ics/recurrence.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "indexer/sources/programme/moment.h"
#include "indexer/sources/programme/zone.h"

namespace plumbline {
namespace {

// "20261012T080000Z", "20261012T100000" or "20261012", and where it is such a time.
struct Written {
  std::string_view text;
  std::string zone;  // as zone_name() gives it
};

Written written(const Calendar& calendar, const std::string& text, const std::string& own) {
  return {text, zone_name(own.empty() ? calendar.zone : own)};
}

// In UTC where it can be known, so that times of two zones compare.
std::optional<Minutes> moment_of(const Written& time) {
  const auto moment = parse_moment(time.text);
  if (!moment) return parse_day(time.text);
  if (moment->offset) return moment->local - *moment->offset;
  return to_utc(moment->local, time.zone).value_or(moment->local);
}

std::string local_text(const Written& time) {
  const auto moment = parse_moment(time.text);
  if (!moment) {
    const std::string day = day_text(time.text);
    return day.empty() ? std::string(time.text) : day;
  }
  Minutes local = moment->local;
  if (moment->offset) {
    const Minutes utc = local - *moment->offset;
    local = to_local(utc, time.zone).value_or(utc);
  }
  return date_text(local) + "T" + time_text(local);
}
}  // namespace

std::vector<Occurrence> occurrences(const Calendar& calendar) {
  std::map<std::string, const Entry*> first;  // those that stand for all other times, by their UID
  for (const Entry& entry : calendar.entries) {
    if (entry.recurrence.empty() && !entry.uid.empty()) first.emplace(entry.uid, &entry);
  }
  std::vector<Occurrence> all;
  std::set<std::string> replaced;
  for (const Entry& entry : calendar.entries) {
    Occurrence& next = all.emplace_back(Occurrence{&entry, "", entry.start});
    if (entry.recurrence.empty()) continue;
    const Written time = written(calendar, entry.recurrence, entry.recurrence_zone);
    const auto moment = moment_of(time);
    const auto known = first.find(entry.uid);
    const Entry* series = known == first.end() ? nullptr : known->second;
    if (moment && series && moment_of(written(calendar, series->start, series->zone)) == moment) {
      replaced.insert(entry.uid);
      next.first_start = series->start;
    } else {
      next.instance = next.first_start = local_text(time);
    }
  }
  std::erase_if(all, [&](const Occurrence& each) {
    return each.entry->recurrence.empty() && replaced.count(each.entry->uid) > 0;
  });
  return all;
}

}  // namespace plumbline
