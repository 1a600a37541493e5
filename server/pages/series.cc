// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/series.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "server/pages/words.h"

namespace plumbline {

std::vector<Series> list_series(const Catalog& catalog) {
  std::map<std::string, Series> by_slug;
  for (DocumentId id : catalog.all(Kind::kEvent)) {
    Series& series = by_slug[catalog[id].series];
    series.slug = catalog[id].series;
    series.events.push_back(id);
    series.talks += catalog[id].talks.size();
  }
  std::vector<Series> all;
  for (auto& [slug, series] : by_slug) {
    std::stable_sort(series.events.begin(), series.events.end(),
                     [&](DocumentId a, DocumentId b) { return catalog[a].date > catalog[b].date; });
    all.push_back(std::move(series));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Series& a, const Series& b) { return a.talks > b.talks; });
  return all;
}

std::string series_name(const Catalog& catalog, const Series& series) {
  std::string name = catalog[series.events.front()].short_name;
  for (DocumentId id : series.events) {
    const std::string& other = catalog[id].short_name;
    const auto end = std::mismatch(name.begin(), name.end(), other.begin(), other.end()).first;
    name.erase(end, name.end());
  }
  while (!name.empty() &&
         std::string_view("0123456789 -,").find(name.back()) != std::string_view::npos) {
    name.pop_back();
  }
  return name.empty() ? capitalised(series.slug) : name;
}

}  // namespace plumbline
