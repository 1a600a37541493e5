// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/queries/check.h: what holds for every answer, whatever was asked.
#pragma once

#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/search.h"

namespace plumbline::bench {

// A sentence for each promise that the answer breaks; none where all is well. Promises about counts ask
// further questions, and do so only where `thorough` is true.
std::vector<std::string> broken_promises(const Catalog& catalog, Database& db,
                                         const SearchRequest& request, const SearchResults& results,
                                         bool thorough);

}  // namespace plumbline::bench
