// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/lookup.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "schema/sql.h"
#include "schema/text/reference_key.h"
#include "server/search/cursor.h"

namespace plumbline {
namespace {

constexpr std::array<std::string_view, 3> kRelations = {"is", "links", "cites"};
constexpr std::size_t kShortestHash = 7;

// What references are sorted by is what a cursor holds.
Cursor place_of(const Catalog& catalog, const Reference& reference) {
  const Document& document = catalog[reference.document];
  Cursor place;
  place.tier = static_cast<int>(reference.relation);
  place.score = reference.count;
  place.key = document.date;
  place.id = std::string(kind_name(document.kind)) + "/" + document.slug;
  return place;
}

bool comes_before(const Cursor& a, const Cursor& b) {
  return std::tie(a.tier, b.score, b.key, a.id) < std::tie(b.tier, a.score, a.key, b.id);
}

// For the checksum of a cursor.
SearchRequest request_of(const Thing& thing) {
  SearchRequest request;
  request.q = "lookup " + thing.kind + " " + thing.value;
  return request;
}

class Lookup {
 public:
  Lookup(const Catalog& catalog, Database& db) : catalog_(catalog), db_(db) {}

  std::vector<Reference> run(Thing* thing) {
    if (thing->document) add({thing->document, Relation::kIs, ""});
    if (!thing->key.empty()) {
      add_givers(thing->key);
      add_citations(thing->key);
      thing->document = only_one();
    }
    if (thing->document) add_linking(thing->document);
    thing->known = !found_.empty();
    return sorted();
  }

 private:
  // Keys that may be the same thing: of a commit all that begin like it.
  static std::pair<std::string, std::string> range_of(const std::string& key) {
    if (kind_of_key(key) != ReferenceKind::kCommit) return {key, key};
    const std::string begin = commit_key(value_of_key(key).substr(0, kShortestHash));
    return {begin, begin + "g"};
  }
  static bool is_same(const std::string& key, std::string_view other) {
    return kind_of_key(key) != ReferenceKind::kCommit || same_commit(key, other);
  }

  void add_givers(const std::string& key) {
    const auto [first, last] = range_of(key);
    Statement& rows = db_.cached(sql::k_find_address_givers);
    rows.bind(":first", first).bind(":last", last);
    while (rows.step()) {
      if (!is_same(key, rows.view(2))) continue;
      const Relation relation = rows.integer(3) ? Relation::kIs : Relation::kLinks;
      add({static_cast<DocumentId>(rows.integer(0)), relation, rows.text(1)});
    }
  }

  void add_citations(const std::string& key) {
    const auto [first, last] = range_of(key);
    Statement& rows = db_.cached(sql::k_find_citations);
    rows.bind(":first", first).bind(":last", last);
    while (rows.step()) {
      if (!is_same(key, rows.view(2))) continue;
      add({static_cast<DocumentId>(rows.integer(0)), Relation::kCites, "",
           static_cast<int>(rows.integer(3)), rows.integer(1)});
    }
  }

  void add_linking(DocumentId target) {
    Statement& rows = db_.cached(sql::k_find_linking_documents);
    rows.bind(":target", std::int64_t{target});
    while (rows.step()) {
      add({static_cast<DocumentId>(rows.integer(0)), Relation::kCites, "",
           static_cast<int>(rows.integer(2)), rows.integer(1)});
    }
  }

  void add(Reference reference) {
    if (catalog_[reference.document].id == 0) return;
    const auto [place, is_new] = found_.emplace(reference.document, reference);
    if (is_new) return;
    Reference& known = place->second;
    if (reference.relation < known.relation) {
      known.relation = reference.relation;
      known.link = reference.link;
    }
    known.count += reference.count;
    if (known.passage == 0) known.passage = reference.passage;
  }

  // The only document that is the thing, or the only talk of several: a workshop of one talk has
  // its page.
  DocumentId only_one() const {
    std::vector<DocumentId> all, talks;
    for (const auto& [id, reference] : found_) {
      if (reference.relation != Relation::kIs) continue;
      all.push_back(id);
      if (catalog_[id].kind == Kind::kTalk) talks.push_back(id);
    }
    if (all.size() == 1) return all.front();
    return talks.size() == 1 ? talks.front() : 0;
  }

  std::vector<Reference> sorted() const {
    std::vector<Reference> references;
    for (const auto& [id, reference] : found_) references.push_back(reference);
    std::sort(references.begin(), references.end(), [this](const Reference& a, const Reference& b) {
      return comes_before(place_of(catalog_, a), place_of(catalog_, b));
    });
    return references;
  }

  const Catalog& catalog_;
  Database& db_;
  std::map<DocumentId, Reference> found_;
};
}  // namespace

std::string_view relation_name(Relation relation) {
  return kRelations[static_cast<std::size_t>(relation)];
}

std::vector<Reference> look_up(const Catalog& catalog, Database& db, Thing* thing) {
  return Lookup(catalog, db).run(thing);
}

LookupPage look_up_page(const Catalog& catalog, Database& db, Thing thing, int limit,
                        std::string_view cursor) {
  LookupPage page;
  const std::vector<Reference> all = look_up(catalog, db, &thing);
  ListPage shown = page_of_list(
      request_of(thing), cursor, limit, all.size(),
      [&](std::size_t i) { return place_of(catalog, all[i]); }, comes_before);
  page.references.assign(all.begin() + static_cast<std::ptrdiff_t>(shown.begin),
                         all.begin() + static_cast<std::ptrdiff_t>(shown.end));
  page.total = static_cast<int>(all.size());
  page.next = std::move(shown.next);
  page.prev = std::move(shown.prev);
  page.thing = std::move(thing);
  return page;
}

}  // namespace plumbline
