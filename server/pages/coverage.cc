// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/coverage.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "server/pages/series.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::size_t kMostColumns = 18;
// Of a table, with which a page stays below 60 KB; there are as many rows as that allows.
constexpr std::size_t kMostBytes = 14'000, kFewestRows = 4;

// A column and the editions in it, as indexes of Coverage::events; `filter` chooses them in a search, or is "".
struct Column {
  HeatColumn head;
  std::vector<std::size_t> events;
  std::string filter;
};

void add_parameter(std::string* path, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  *path += (path->find('?') == std::string::npos ? "?" : "&") + std::string(name) + "=" +
           percent_encode(value);
}

class Columns {
 public:
  Columns(const Catalog& catalog, const CoveragePage& page) : catalog_(catalog), page_(page) {
    for (std::size_t i = 0; i < page.coverage.events.size(); ++i)
      by_series_[catalog[page.coverage.events[i]].series].push_back(i);
  }

  std::vector<Column> all() {
    std::vector<std::string> left_out;
    std::size_t room =
        page_.coverage.events.size() > kMostColumns ? kMostColumns - 1 : kMostColumns;
    for (const Series& series : list_series(catalog_)) {
      const auto events = by_series_.find(series.slug);
      if (events == by_series_.end()) continue;
      if (events->second.size() > room || !left_out.empty()) {
        left_out.push_back(series.slug);
        continue;
      }
      room -= events->second.size();
      for (const std::size_t event : events->second) add(event, series_name(catalog_, series));
    }
    if (!left_out.empty()) add_others(left_out);
    return std::move(columns_);
  }

 private:
  void add(std::size_t index, const std::string& series) {
    const Document& event = catalog_[page_.coverage.events[index]];
    const std::string year = event.year().empty() ? event.short_name : event.year();
    columns_.push_back(
        {{series, year, event.short_name, path_of(event)}, {index}, "event:" + event.slug});
  }

  // What the series without columns of their own have together. No search is as short as a link should be.
  void add_others(const std::vector<std::string>& slugs) {
    Column column = {{"Others", "all", "other events", ""}, {}, ""};
    for (const std::string& slug : slugs) {
      const auto& events = by_series_[slug];
      column.events.insert(column.events.end(), events.begin(), events.end());
    }
    columns_.push_back(std::move(column));
  }

  const Catalog& catalog_;
  const CoveragePage& page_;
  std::map<std::string, std::vector<std::size_t>> by_series_;
  std::vector<Column> columns_;
};

std::string cell_url(const std::string& topic, const Column& column) {
  if (column.filter.empty()) return {};
  return "/search?q=" + topic + "+" + column.filter;  // slugs need no escape
}

bool has_children(const Catalog& catalog, DocumentId topic) {
  const auto& topics = catalog.all(Kind::kTopic);
  return std::any_of(topics.begin(), topics.end(),
                     [&](DocumentId id) { return catalog[id].parent == topic; });
}

// `itself` counts the talks about the topic as such, not about what is below it.
HeatRow row_of(const Catalog& catalog, const CoveragePage& page, const CoverageRow& row,
               const std::vector<Column>& columns, bool itself) {
  const Document& topic = catalog[row.topic];
  HeatRow out;
  out.total = itself ? row.own_total : row.under_total;
  out.label = itself ? topic.title + ", as such" : topic.title;
  CoverageRequest request = page.request;
  request.parent = row.topic;
  out.url = !itself && has_children(catalog, row.topic) ? coverage_path(catalog, request)
                                                        : path_of(topic);
  for (const Column& column : columns) {
    const std::vector<int>& counts = itself ? row.own : row.under;
    out.counts.push_back(
        std::accumulate(column.events.begin(), column.events.end(), 0,
                        [&](int sum, std::size_t event) { return sum + counts[event]; }));
    out.urls.push_back(cell_url((itself ? "topic:" : "under:") + topic.slug, column));
  }
  return out;
}
}  // namespace

CoveragePage load_coverage_page(const Catalog& catalog, Database& db, CoverageRequest request) {
  CoveragePage page = {std::move(request), {}};
  page.coverage = load_coverage(catalog, db, page.request);
  return page;
}

std::string coverage_path(const Catalog& catalog, const CoverageRequest& request,
                          std::string_view page) {
  std::string path(page);
  for (const std::string& series : request.series) add_parameter(&path, "series", series);
  if (request.parent != 0) add_parameter(&path, "parent", catalog[request.parent].slug);
  for (const std::string& year : request.years) add_parameter(&path, "year", year);
  add_parameter(&path, "from", request.from);
  add_parameter(&path, "to", request.to);
  return path;
}

std::string coverage_svg(const Catalog& catalog, const CoveragePage& page) {
  const std::string picture = heat_picture(heat_map_of(catalog, page));
  return picture.empty() ? "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>\n"
                         : picture;
}

HeatMap heat_map_of(const Catalog& catalog, const CoveragePage& page) {
  const std::vector<Column> columns = Columns(catalog, page).all();
  HeatMap map;
  map.noun = "talk";
  for (const Column& column : columns) map.columns.push_back(column.head);
  const int deepest = page.request.parent == 0 ? 0 : 1;
  std::vector<const CoverageRow*> rows;
  for (const CoverageRow& row : page.coverage.rows) {
    if (row.topic != page.request.parent && row.depth == deepest && row.under_total > 0)
      rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const CoverageRow* a, const CoverageRow* b) {
    return a->under_total > b->under_total;
  });
  if (page.request.parent != 0 && !page.coverage.rows.empty()) {
    const CoverageRow& parent = page.coverage.rows.front();
    if (parent.own_total > 0) map.rows.push_back(row_of(catalog, page, parent, columns, true));
  }
  std::size_t bytes = 0;
  for (const CoverageRow* row : rows) {
    HeatRow drawn = row_of(catalog, page, *row, columns, false);
    bytes += table_bytes(drawn);
    const bool fits = bytes <= kMostBytes || map.rows.size() < kFewestRows;
    (fits && map.more.empty() ? map.rows : map.more).push_back(std::move(drawn));
  }
  return map;
}

}  // namespace plumbline
