// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/lists.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schema/text/fold.h"
#include "server/api/rows.h"

namespace plumbline {
namespace {

std::string sort_key(const Document& document) {
  return document.kind == Kind::kEvent ? document.start : fold(document.title);
}

}  // namespace

std::vector<DocumentId> listed(const Catalog& catalog, Kind kind) {
  std::vector<std::pair<std::string, DocumentId>> keyed;
  for (DocumentId id : catalog.all(kind)) keyed.emplace_back(sort_key(catalog[id]), id);
  std::stable_sort(keyed.begin(), keyed.end(), [kind](const auto& a, const auto& b) {
    return kind == Kind::kEvent ? a.first > b.first : a.first < b.first;
  });
  std::vector<DocumentId> documents;
  for (const auto& [key, id] : keyed) documents.push_back(id);
  return documents;
}

std::string list_json(const PageContext& context, Kind kind) {
  const std::vector<DocumentId> documents = listed(context.collection.catalog(), kind);
  Json rows = Json::array();
  for (DocumentId id : documents) rows.push_back(row_json(context, id));
  return dump({{"total", documents.size()},
               {"limit", documents.size()},
               {"generation", context.collection.info().generation},
               {"next", nullptr},
               {"prev", nullptr},
               {"results", rows}});
}

std::string list_ndjson(const PageContext& context, Kind kind) {
  std::string lines;
  for (DocumentId id : listed(context.collection.catalog(), kind))
    lines += dump(row_json(context, id));
  return lines;
}

}  // namespace plumbline
