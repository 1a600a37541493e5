// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/identifier_index.h: the tables identifier, identifier_place and identifier_name, made of the passages
// that are already there, in place of what they held.
#pragma once

#include "schema/database.h"

namespace plumbline {

void build_identifier_index(Database& db);

}  // namespace plumbline
