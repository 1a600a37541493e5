// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/identifier_places.h: where an identifier stands (table identifier_place), a row for each spelling.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "schema/database.h"

namespace plumbline {

// How often, by spelling and passage.
using IdentifierPlaces = std::map<std::string, std::map<std::int64_t, std::uint32_t>>;

// In the place of those that the identifier had.
void write_identifier_places(Database& db, std::int64_t identifier, const IdentifierPlaces& places);
IdentifierPlaces read_identifier_places(Database& db, std::int64_t identifier);

}  // namespace plumbline
