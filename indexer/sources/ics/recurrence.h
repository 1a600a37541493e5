// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/ics/recurrence.h: entries that repeat, and those that stand for one of their times.
#pragma once

#include <string>
#include <vector>

#include "indexer/sources/ics/calendar.h"

namespace plumbline {

// An entry, and for which of the times of one that repeats it stands: when it was to begin at first, on the clock of
// its zone ("2026-10-12T10:00", "2026-10-12"); "" of the first time and of what does not repeat. UID and this
// identify a talk, wherever and whenever it is moved (RECURRENCE-ID, RFC 5545, 3.8.4.4).
struct Occurrence {
  const Entry* entry;
  std::string instance;
  std::string
      first_start;  // when it began before anything moved it, of the first time as it is written
};

// Those of a calendar, in its order. What is said of the first time of an entry that repeats takes its place. The
// entries are those of `calendar`, which must live as long.
std::vector<Occurrence> occurrences(const Calendar& calendar);

}  // namespace plumbline
