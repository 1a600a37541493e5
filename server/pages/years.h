// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/years.h: how many talks each year had.
#pragma once

#include <map>
#include <span>
#include <string>

#include "server/search/catalog.h"

namespace plumbline {

using Years = std::map<int, int>;  // year -> number of talks

// Every year from the collection's first talk to its last, with no talk in it.
Years years_of_collection(const Catalog& catalog);

// The same years with these talks counted in. Talks of which no year is known are left out.
Years count_talks(Years years, const Catalog& catalog, std::span<const DocumentId> talks);

std::string in_words(const Years& years);  // "2022: 1, 2023: 0, 2024: 3"

}  // namespace plumbline
