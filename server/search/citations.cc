// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/citations.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "schema/is_one_of.h"
#include "schema/sql.h"
#include "schema/text/reference_key.h"
#include "server/search/cursor.h"

namespace plumbline {
namespace {

// Who refers to a thing, in order.
class Places {
 public:
  Places(const Catalog& catalog, Database& db, const Cited& cited)
      : catalog_(catalog), db_(db), cited_(cited) {}

  std::vector<CitingPlace> all() {
    if (cited_.is_talk()) {
      add_linking();
    } else {
      add_keyed(cited_.key);
    }
    for (const std::string& key : cited_.short_keys) add_keyed(key);
    leave_out_itself();
    order();
    drop_told();
    return std::move(places_);
  }

 private:
  void add_keyed(const std::string& key) {
    Statement& texts = db_.cached(sql::k_find_citations).bind(":first", key).bind(":last", key);
    while (texts.step())
      places_.push_back({static_cast<DocumentId>(texts.integer(0)), texts.integer(1),
                         static_cast<int>(texts.integer(3)), ""});
    Statement& given =
        db_.cached(sql::k_find_address_givers).bind(":first", key).bind(":last", key);
    while (given.step())
      places_.push_back({static_cast<DocumentId>(given.integer(0)), 0, 1, given.text(1)});
  }

  void add_linking() {
    Statement& rows = db_.cached(sql::k_find_linking_documents);
    rows.bind(":target", std::int64_t{cited_.is.front()});
    while (rows.step())
      places_.push_back({static_cast<DocumentId>(rows.integer(0)), rows.integer(1),
                         static_cast<int>(rows.integer(2)), ""});
  }

  void leave_out_itself() {
    std::erase_if(places_, [this](const CitingPlace& place) {
      return !catalog_.standing(place.document).exists ||
             std::binary_search(cited_.is.begin(), cited_.is.end(), place.document);
    });
  }

  void order() {
    std::sort(places_.begin(), places_.end(), [this](const auto& a, const auto& b) {
      const Document &left = catalog_[a.document], &right = catalog_[b.document];
      const bool given_a = a.passage == 0, given_b = b.passage == 0;
      return std::tie(given_a, right.date, left.kind, left.slug, a.passage, a.link) <
             std::tie(given_b, left.date, right.kind, right.slug, b.passage, b.link);
    });
  }

  // What a document's text says, its list of sources need not say again; nor both links and sources.
  void drop_told() {
    std::set<DocumentId> told;
    std::erase_if(places_, [&](const CitingPlace& place) {
      return !told.insert(place.document).second && place.passage == 0;
    });
  }

  const Catalog& catalog_;
  Database& db_;
  const Cited& cited_;
  std::vector<CitingPlace> places_;
};

CitedThing told(const Catalog& catalog, Database& db, const Cited& cited) {
  return {std::string(kCitedKinds[cited.kind]), cited.key, cited.is,
          Places(catalog, db, cited).all(), cited.documents};
}

// Of these kinds; where there are none, of all but "url".
std::vector<const Cited*> of_kinds(const std::vector<Cited>& all,
                                   const std::vector<std::string>& kinds) {
  bool wanted[std::size(kCitedKinds)] = {};
  for (std::size_t kind = 0; kind < std::size(kCitedKinds); ++kind)
    wanted[kind] = kinds.empty() ? kCitedKinds[kind] != "url" : is_one_of(kCitedKinds[kind], kinds);
  std::vector<const Cited*> found;
  for (const Cited& cited : all) {
    if (wanted[cited.kind]) found.push_back(&cited);
  }
  return found;
}

// What things are sorted by is what a cursor holds.
Cursor place_of(const Catalog& catalog, const Cited& cited) {
  Cursor place;
  place.score = cited.documents;
  place.tier = cited.kind;
  place.id = cited.is_talk() ? "talk:" + catalog[cited.is.front()].slug : cited.key;
  return place;
}

bool comes_before(const Cursor& a, const Cursor& b) {
  return std::tie(b.score, a.tier, a.id) < std::tie(a.score, b.tier, b.id);
}

// For the checksum of a cursor.
SearchRequest request_of(const std::vector<std::string>& kinds) {
  SearchRequest request;
  request.q = "citations";
  request.filters["kind"] = kinds;
  return request;
}
}  // namespace

std::string name_of(const Catalog& catalog, const CitedThing& thing) {
  return thing.kind == "talk" ? catalog[thing.is.front()].title
                              : std::string(value_of_key(thing.key));
}

CitationsPage page_of_citations(const Catalog& catalog, Database& db,
                                const std::vector<std::string>& kinds, int limit,
                                std::string_view cursor) {
  const std::vector<const Cited*> all = of_kinds(catalog.cited(), kinds);
  ListPage shown = page_of_list(
      request_of(kinds), cursor, limit, all.size(),
      [&](std::size_t i) { return place_of(catalog, *all[i]); }, comes_before);
  CitationsPage page;
  page.kinds = kinds;
  page.total = static_cast<int>(all.size());
  page.limit = limit;
  page.next = std::move(shown.next);
  page.prev = std::move(shown.prev);
  for (std::size_t i = shown.begin; i < shown.end; ++i)
    page.things.push_back(told(catalog, db, *all[i]));
  return page;
}

}  // namespace plumbline
