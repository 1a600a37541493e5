// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/identifier_index.h: the tables identifier and identifier_place, made of the passages that are
// already there.
#pragma once

#include "schema/database.h"

namespace plumbline {

void build_identifier_index(Database& db);

}  // namespace plumbline
