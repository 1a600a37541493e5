// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/cited.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "schema/sql.h"
#include "schema/text/reference_key.h"
#include "server/search/catalog.h"

namespace plumbline {
namespace {

std::uint8_t rank_of(std::string_view kind) {
  return static_cast<std::uint8_t>(std::find(std::begin(kCitedKinds), std::end(kCitedKinds), kind) -
                                   std::begin(kCitedKinds));
}

class Ranking {
 public:
  Ranking(const Catalog& catalog, Database& db) : catalog_(catalog), db_(db) {}

  std::vector<Cited> run() {
    read_texts();
    read_given();
    read_talks();
    fold_commits();
    std::vector<Cited> list;
    for (auto& [key, thing] : things_) {
      count_documents(&thing);
      if (thing.cited.documents > 0) list.push_back(std::move(thing.cited));
    }
    // They come by key.
    std::stable_sort(list.begin(), list.end(), [](const Cited& a, const Cited& b) {
      return a.documents != b.documents ? a.documents > b.documents : a.kind < b.kind;
    });
    return list;
  }

 private:
  struct Thing {
    Cited cited;
    std::vector<DocumentId> by;  // some of them more than once
  };
  using Things = std::map<std::string, Thing, std::less<>>;  // by key; of talks "talk:<slug>"

  // Rows of one key follow each other.
  Thing& thing_of(std::string_view key) {
    if (last_ != things_.end() && last_->first == key) return last_->second;
    last_ = things_.try_emplace(std::string(key)).first;
    last_->second.cited.key = key;
    last_->second.cited.kind = rank_of(kind_name(kind_of_key(key)));
    return last_->second;
  }

  static void add(DocumentId document, std::vector<DocumentId>* documents) {
    if (documents->empty() || documents->back() != document) documents->push_back(document);
  }

  void read_texts() {
    Statement& rows = db_.cached(sql::k_list_citations);
    while (rows.step()) add(static_cast<DocumentId>(rows.integer(1)), &thing_of(rows.view(0)).by);
  }

  void read_given() {
    Statement& rows = db_.cached(sql::k_list_given);
    while (rows.step()) {
      Thing& thing = thing_of(rows.view(0));
      const auto document = static_cast<DocumentId>(rows.integer(1));
      add(document, rows.integer(2) != 0 ? &thing.cited.is : &thing.by);
    }
  }

  void read_talks() {
    Statement& rows = db_.cached(sql::k_list_talk_links);
    while (rows.step()) {
      const auto talk = static_cast<DocumentId>(rows.integer(0));
      Thing& thing = things_["talk:" + catalog_[talk].slug];
      thing.cited.is = {talk};
      add(static_cast<DocumentId>(rows.integer(1)), &thing.by);
    }
  }

  // "commit:3e3c658" is "commit:3e3c658055c0", which follows it, unless that could be two.
  void fold_commits() {
    constexpr std::string_view kCommits = "commit:";
    auto entry = things_.lower_bound(kCommits);
    while (entry != things_.end() && entry->first.starts_with(kCommits)) {
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
      fold(entry->second, &longer->second);
      entry = things_.erase(entry);
    }
  }

  static void fold(const Thing& beginning, Thing* whole) {
    whole->by.insert(whole->by.end(), beginning.by.begin(), beginning.by.end());
    Cited& cited = whole->cited;
    cited.is.insert(cited.is.end(), beginning.cited.is.begin(), beginning.cited.is.end());
    cited.short_keys = beginning.cited.short_keys;
    cited.short_keys.push_back(beginning.cited.key);
  }

  void count_documents(Thing* thing) const {
    std::vector<DocumentId>&is = thing->cited.is, &by = thing->by;
    for (std::vector<DocumentId>* list : {&is, &by}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    thing->cited.documents =
        static_cast<int>(std::count_if(by.begin(), by.end(), [&](DocumentId id) {
          return catalog_.standing(id).exists && !std::binary_search(is.begin(), is.end(), id);
        }));
  }

  const Catalog& catalog_;
  Database& db_;
  Things things_;
  Things::iterator last_ = things_.end();  // that a row was of
};

}  // namespace

std::vector<Cited> rank_cited(const Catalog& catalog, Database& db) {
  return Ranking(catalog, db).run();
}

}  // namespace plumbline
