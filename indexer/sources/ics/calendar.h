// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/ics/calendar.h: a calendar as plain values; the only place that knows libical.
#pragma once

#include <string>
#include <vector>

namespace plumbline {

struct Entry {  // a VEVENT
  std::string uid, summary, description, location, url, category;
  std::string status;                       // "CANCELLED" also of all that METHOD:CANCEL takes back
  std::string html;                         // of X-ALT-DESC
  std::string start, end;                   // "20240203T090000Z", "20240203T090000", "20240203"
  std::string zone;                         // of the start, by its TZID
  std::string recurrence, recurrence_zone;  // of RECURRENCE-ID, as those of the start
  std::string duration;                     // "PT30M"
  std::vector<std::string> attendees;       // names of those who have no mail address
  int hidden_attendees = 0;                 // those who have one
  std::vector<std::string> attachments;     // addresses of the web
  bool repeats = false;
};

struct Calendar {
  std::string name, description;  // X-WR-CALNAME, X-WR-CALDESC
  std::string zone;  // X-WR-TIMEZONE, else a TZID of the calendar itself, else that of its rules
  std::vector<Entry> entries;
};

// Those of a file, of which most have one. Several of one name, or without any, are one. `text` is UTF-8. Throws
// MalformedError where it is no calendar or not whole.
std::vector<Calendar> read_calendars(const std::string& text);

}  // namespace plumbline
