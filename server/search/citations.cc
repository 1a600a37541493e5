// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/citations.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schema/is_one_of.h"
#include "schema/sql.h"
#include "schema/text/reference_key.h"
#include "server/search/cursor.h"

namespace plumbline {
namespace {

using Things = std::map<std::string, CitedThing>;  // by key; of talks "talk:<slug>"

bool wants(const std::vector<std::string>& kinds, std::string_view kind) {
  if (kinds.empty()) return kind != "url";
  return is_one_of(kind, kinds);
}

class Collector {
 public:
  Collector(const Catalog& catalog, Database& db, const std::vector<std::string>& kinds)
      : catalog_(catalog), db_(db), kinds_(kinds) {}

  std::vector<CitedThing> run() {
    read_texts();
    read_given();
    if (wants(kinds_, "talk")) read_talks();
    fold_commits();
    std::vector<CitedThing> list;
    for (auto& [key, thing] : things_) {
      finish(&thing);
      if (thing.documents > 0) list.push_back(std::move(thing));
    }
    return list;
  }

 private:
  // nullptr where its kind is not wanted.
  CitedThing* thing_of(const std::string& key) {
    const std::string_view kind = kind_name(kind_of_key(key));
    if (!wants(kinds_, kind)) return nullptr;
    CitedThing& thing = things_[key];
    thing.key = key;
    thing.kind = kind;
    return &thing;
  }

  void read_texts() {
    Statement& rows = db_.cached(sql::k_list_citations);
    while (rows.step()) {
      if (CitedThing* thing = thing_of(rows.text(0)))
        thing->places.push_back({static_cast<DocumentId>(rows.integer(1)), rows.integer(2),
                                 static_cast<int>(rows.integer(3)), ""});
    }
  }

  void read_given() {
    Statement& rows = db_.cached(sql::k_list_given);
    while (rows.step()) {
      CitedThing* thing = thing_of(rows.text(0));
      if (!thing) continue;
      const auto document = static_cast<DocumentId>(rows.integer(1));
      if (rows.integer(3) != 0) thing->is.push_back(document);
      thing->places.push_back({document, 0, 1, rows.text(2)});
    }
  }

  void read_talks() {
    Statement& rows = db_.cached(sql::k_list_talk_links);
    while (rows.step()) {
      const auto talk = static_cast<DocumentId>(rows.integer(0));
      CitedThing& thing = things_["talk:" + catalog_[talk].slug];
      thing.kind = "talk";
      thing.is = {talk};
      thing.places.push_back({static_cast<DocumentId>(rows.integer(1)), rows.integer(2),
                              static_cast<int>(rows.integer(3)), ""});
    }
  }

  // "commit:3e3c658" is "commit:3e3c658055c0", which follows it, unless that could be two.
  void fold_commits() {
    auto entry = things_.lower_bound("commit:");
    while (entry != things_.end() && entry->second.kind == "commit") {
      const auto longer = std::next(entry);
      if (longer == things_.end() || !longer->first.starts_with(entry->first)) {
        ++entry;
        continue;
      }
      auto after = std::next(longer);
      while (after != things_.end() && after->first.starts_with(longer->first)) ++after;
      if (after != things_.end() && after->first.starts_with(entry->first)) {
        ++entry;
        continue;
      }
      CitedThing &whole = longer->second, &beginning = entry->second;
      whole.places.insert(whole.places.end(), beginning.places.begin(), beginning.places.end());
      whole.is.insert(whole.is.end(), beginning.is.begin(), beginning.is.end());
      entry = things_.erase(entry);
    }
  }

  void finish(CitedThing* thing) const {
    std::sort(thing->is.begin(), thing->is.end());
    thing->is.erase(std::unique(thing->is.begin(), thing->is.end()), thing->is.end());
    std::erase_if(thing->places, [&](const CitingPlace& place) {
      return catalog_[place.document].id == 0 ||
             std::binary_search(thing->is.begin(), thing->is.end(), place.document);
    });
    std::sort(thing->places.begin(), thing->places.end(), [this](const auto& a, const auto& b) {
      const Document &left = catalog_[a.document], &right = catalog_[b.document];
      const bool given_a = a.passage == 0, given_b = b.passage == 0;
      return std::tie(given_a, right.date, left.kind, left.slug, a.passage, a.link) <
             std::tie(given_b, left.date, right.kind, right.slug, b.passage, b.link);
    });
    std::set<DocumentId> documents;
    for (const CitingPlace& place : thing->places) documents.insert(place.document);
    drop_told(thing);
    thing->documents = static_cast<int>(documents.size());
  }

  // What a document's text says, its list of sources need not say again; nor both links and sources.
  static void drop_told(CitedThing* thing) {
    std::set<DocumentId> told;
    std::erase_if(thing->places, [&](const CitingPlace& place) {
      return !told.insert(place.document).second && place.passage == 0;
    });
  }

  const Catalog& catalog_;
  Database& db_;
  const std::vector<std::string>& kinds_;
  Things things_;
};

std::string id_of(const Catalog& catalog, const CitedThing& thing) {
  return thing.kind == "talk" ? "talk:" + catalog[thing.is.front()].slug : thing.key;
}

std::size_t rank_of(std::string_view kind) {
  return static_cast<std::size_t>(std::find(std::begin(kCitedKinds), std::end(kCitedKinds), kind) -
                                  std::begin(kCitedKinds));
}

// What things are sorted by is what a cursor holds.
Cursor place_of(const Catalog& catalog, const CitedThing& thing) {
  Cursor place;
  place.score = thing.documents;
  place.tier = static_cast<int>(rank_of(thing.kind));
  place.id = id_of(catalog, thing);
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

std::vector<CitedThing> list_citations(const Catalog& catalog, Database& db,
                                       const std::vector<std::string>& kinds) {
  std::vector<CitedThing> things = Collector(catalog, db, kinds).run();
  std::sort(things.begin(), things.end(), [&](const CitedThing& a, const CitedThing& b) {
    return comes_before(place_of(catalog, a), place_of(catalog, b));
  });
  return things;
}

CitationsPage page_of_citations(const Catalog& catalog, Database& db,
                                const std::vector<std::string>& kinds, int limit,
                                std::string_view cursor) {
  std::vector<CitedThing> all = list_citations(catalog, db, kinds);
  ListPage shown = page_of_list(
      request_of(kinds), cursor, limit, all.size(),
      [&](std::size_t i) { return place_of(catalog, all[i]); }, comes_before);
  CitationsPage page;
  page.kinds = kinds;
  page.total = static_cast<int>(all.size());
  page.limit = limit;
  page.next = std::move(shown.next);
  page.prev = std::move(shown.prev);
  page.things.assign(
      std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(shown.begin)),
      std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(shown.end)));
  return page;
}

}  // namespace plumbline
