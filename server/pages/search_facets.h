// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/search_facets.h: what narrows a search, on its page: the filters that are chosen, above the hits,
// and those that could be, beside them.
#pragma once

#include <cstddef>

#include "server/pages/search_view.h"
#include "server/pages/template.h"

namespace plumbline {

inline constexpr std::size_t kMaxFacetValues = 30;  // that are shown of a facet

// Fills CHIPS of search.html: a link for each chosen filter that takes it away.
void fill_chips(Dictionary& main, const SearchView& view);
// Fills FACET once for each facet that leaves a choice.
void fill_facets(Dictionary& main, const SearchView& view);

}  // namespace plumbline
