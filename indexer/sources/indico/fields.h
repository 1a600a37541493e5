// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/indico/fields.h: values that all of Indico's exports have, in their several shapes.
#pragma once

#include <string>
#include <vector>

#include "indexer/sources/programme/facts.h"
#include "indexer/sources/programme/json.h"

namespace plumbline::indico {

struct Time {
  std::optional<Moment> moment;
  std::string zone;  // that of the moment; not of the event, which may be another
};

// {"date": "2026-10-07", "time": "10:00:00", "tz": "Europe/Prague"}, or "2026-10-07T08:00:00+00:00".
Time read_time(const JsonNode& node);

// Minutes from one to the other; nothing where one is missing or they are the wrong way round.
std::optional<int> minutes_between(const Time& start, const Time& end);

bool is_before(const Time& end, const Time& start);

// "First Last" of a person, who is often also "Last, First".
std::string read_person(const JsonNode& person);
// Of the first of these lists that has any.
std::vector<std::string> read_people(const JsonNode& node,
                                     std::initializer_list<std::string_view> lists);

// Files and links of a talk or event. `hidden` counts those that only some may open.
std::vector<LinkFacts> read_material(const JsonNode& node, int* hidden);

// What a session, or a block of it, says of itself, once for all its blocks.
void read_session(const JsonNode& node, const std::string& name, EventFacts* event);

// A room that is not blank.
std::string read_room(const JsonNode& node);

}  // namespace plumbline::indico
