// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/search_view.h: what the parts of the search page look at, and how they link to other searches.
#pragma once

#include <string>

#include "server/pages/html.h"
#include "server/pages/urls.h"
#include "server/search/catalog.h"
#include "server/search/search.h"

namespace plumbline {

struct SearchView {
  const PageContext& context;
  const Catalog& catalog;
  const SearchRequest& request;
  const SearchResults& results;

  std::string path(const SearchRequest& changed) const { return search_path("/search", changed); }
  std::string path_with(const std::string& q) const {
    SearchRequest changed = request;
    changed.q = q;
    changed.cursor.clear();
    return path(changed);
  }
  bool is_filtered() const {
    return !request.filters.empty() || !request.from.empty() || !request.to.empty();
  }
  std::string path_without_filters() const {
    SearchRequest plain;
    plain.q = request.q;
    plain.sort = request.sort;
    return path(plain);
  }
};

}  // namespace plumbline
