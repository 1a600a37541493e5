// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/zones.h: the time zone that an event has in the corpus, for its talks.
#pragma once

#include <string>

#include "indexer/source.h"

namespace plumbline {

// Where a talk's programme names no zone, or UTC as calendars do, its times count in the zone of its event, if
// that is known: local times get a UTC, and times in UTC become local. What was guessed from the city of the event is
// taken back where its zone is named elsewhere. Talks of another zone stay, also
// of one that is not known. `corpus` is sorted.
void settle_zones(Corpus* corpus);

// When a talk ends in UTC, "2023-11-15T16:00:00Z", also where the clock is put forward or back meanwhile; "" where its start or
// its end is not known so. Of an end that comes twice the first behind the start counts.
std::string end_in_utc(const Source& talk);

}  // namespace plumbline
