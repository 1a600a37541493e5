// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/indico/timetable.h: /export/timetable/N.json, which has rooms, blocks and breaks.
#pragma once

#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/programme.h"

namespace plumbline::indico {

// {"20261007": {"s12": {"entryType": "Session", "entries": {...}}, "c7": {...}, "b3": {...}}}. A block that runs
// past midnight is listed on both days and read once.
void read_timetable(const JsonNode& days, Programme* programme);

}  // namespace plumbline::indico
