// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/search_hits.h: the list of hits on the search page.
#pragma once

#include "server/pages/search_view.h"
#include "server/pages/template.h"

namespace plumbline {

// Fills LIST of search.html. The topic whose card stands above is left out.
void fill_hits(Dictionary& main, const SearchView& view);

}  // namespace plumbline
