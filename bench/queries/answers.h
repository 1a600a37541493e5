// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/queries/answers.h: all that an answer says, as text, so that two programs can be compared.
#pragma once

#include <string>

#include "server/search/catalog.h"
#include "server/search/search.h"

namespace plumbline::bench {

// A paragraph of lines: how the request was read, what else is offered, and each hit with its score, places,
// snippet and marks.
std::string printed(const Catalog& catalog, const SearchResults& results);

}  // namespace plumbline::bench
