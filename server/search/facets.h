// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/facets.h: what the answers to a search could be narrowed to, with counts.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "server/search/catalog.h"
#include "server/search/filter.h"
#include "server/search/search.h"

namespace plumbline {

// Facet values of the documents among `matches` that fail no filter but the facet's own, so that a
// reader sees what else could be chosen. Ordered by count, years newest first.
std::vector<FacetValue> count_facet(const Catalog& catalog, const FilterSet& filters,
                                    const SearchRequest& request, std::string_view name,
                                    std::span<const DocumentId> documents);

}  // namespace plumbline
