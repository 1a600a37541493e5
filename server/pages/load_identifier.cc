// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/identifier.h"
#include "schema/text/name_key.h"
#include "server/pages/identifiers.h"
#include "server/pages/lists.h"
#include "server/pages/load.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

struct Found {
  std::int64_t id;
  std::string name;
};

std::optional<Found> find(Database& db, const std::string& key) {
  Statement& row = db.cached(sql::k_find_identifier);
  row.bind(":key", key);
  if (!row.step()) return std::nullopt;
  Found found{row.integer(0), row.text(1)};
  row.reset();
  return found;
}

// A row is a passage with one spelling; those of one passage follow each other.
void read_places(Database& db, std::int64_t identifier, IdentifierPage* page) {
  std::map<std::string, int> spellings;
  Statement& rows = db.cached(sql::k_find_identifier_places);
  rows.bind(":identifier", identifier);
  std::int64_t last = 0;
  while (rows.step()) {
    const auto count = static_cast<int>(rows.integer(2));
    spellings[rows.text(1)] += count;
    if (rows.integer(0) == last) {
      page->places.back().count += count;
      continue;
    }
    last = rows.integer(0);
    page->places.push_back(
        {static_cast<DocumentId>(last >> kPassageBits),
         count,
         last,
         {rows.text(3), rows.text(4), "", "", optional_int(rows, 5), optional_int(rows, 6)}});
  }
  page->spellings.assign(spellings.begin(), spellings.end());
  std::stable_sort(page->spellings.begin(), page->spellings.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

void sort_places(const Catalog& catalog, std::vector<Backlink>* places) {
  std::stable_sort(places->begin(), places->end(), [&](const Backlink& a, const Backlink& b) {
    const Document &first = catalog[a.document], &second = catalog[b.document];
    return std::tie(first.kind, second.date, first.slug) <
           std::tie(second.kind, first.date, second.slug);
  });
}

// In an A to Z `__init` stands under I.
IndexKey sort_key(std::string_view name) {
  return index_key(name.substr(name.find_first_not_of("_-")));
}

}  // namespace

std::vector<IdentifierRow> list_identifiers(Database& db) {
  std::vector<std::pair<IndexKey, IdentifierRow>> keyed;
  Statement& rows = db.cached(sql::k_list_identifiers);
  while (rows.step()) {
    std::string name = rows.text(1);
    IndexKey key = sort_key(name);
    keyed.push_back({std::move(key), {std::move(name), static_cast<int>(rows.integer(2))}});
  }
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.name) < std::tie(b.first, b.second.name);
  });
  std::vector<IdentifierRow> list;
  list.reserve(keyed.size());
  for (auto& [key, row] : keyed) list.push_back(std::move(row));
  return list;
}

std::optional<IdentifierPage> load_identifier(const Catalog& catalog, Database& db,
                                              std::string_view spelling) {
  Tokenizer tokenizer;
  const std::string key = identifier_key(tokenizer, spelling);
  const auto found = find(db, key);
  if (!found) return std::nullopt;
  IdentifierPage page;
  page.name = found->name;
  read_places(db, found->id, &page);
  sort_places(catalog, &page.places);
  std::set<DocumentId> documents;
  for (const Backlink& place : page.places) documents.insert(place.document);
  page.documents = static_cast<int>(documents.size());
  const Name* name = catalog.name_of_key(key);
  if (name != nullptr && catalog[name->document].kind != Kind::kTalk)
    page.document = name->document;
  return page;
}

std::string place_key(const Catalog& catalog, const Backlink& place) {
  return path_of(catalog[place.document]).substr(1) + "#" + place.shown.anchor;
}

Window places_from(const Catalog& catalog, const IdentifierPage& page, std::string_view at,
                   std::size_t limit) {
  if (page.places.size() <= limit) return window(page.places.size(), 0, limit);
  std::size_t begin = 0;
  while (begin < page.places.size() && place_key(catalog, page.places[begin]) != at) ++begin;
  return window(page.places.size(), begin == page.places.size() ? 0 : begin, limit);
}

std::string frequent_identifier(Database& db) {
  std::pair<std::int64_t, std::string> best = {0, ""};
  Statement& rows = db.cached(sql::k_list_identifiers);
  while (rows.step()) {
    const bool joined = rows.view(1).find('_') != std::string_view::npos;
    if (joined && rows.integer(2) > best.first) best = {rows.integer(2), rows.text(1)};
  }
  return best.second;
}

std::vector<std::string> near_identifiers(Database& db, std::string_view spelling) {
  Tokenizer tokenizer;
  const std::string key = name_key(tokenizer, spelling).key;
  if (key.size() < 3) return {};
  std::vector<std::string> near;
  Statement& rows = db.cached(sql::k_list_identifiers);
  while (rows.step() && near.size() < 3) {
    if (rows.view(0).find(key) != std::string_view::npos) near.push_back(rows.text(1));
  }
  rows.reset();
  return near;
}

}  // namespace plumbline
