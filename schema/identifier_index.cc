// SPDX-License-Identifier: MIT OR Apache-2.0
// A candidate of the plain text counts where the same word is code in any passage, so that all passages are
// read before the first row is written.
#include "schema/identifier_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/passage_identifiers.h"
#include "schema/sql.h"

namespace plumbline {
namespace {

struct Entry {
  std::map<std::string, int> names;                            // name -> how often
  std::map<std::pair<std::int64_t, std::string>, int> places;  // passage and spelling -> how often
};

struct Name {
  std::string key;  // "" where it is none after all
  std::int64_t sure = 0, unsure = 0;
};

class IdentifierIndex {
 public:
  explicit IdentifierIndex(Database& db) : db_(db) {}

  void build() {
    db_.execute(
        "DELETE FROM identifier; DELETE FROM identifier_place; DELETE FROM identifier_name");
    Statement& rows = db_.cached(sql::k_list_marked_passages);
    while (rows.step()) {
      for (Identifier& identifier : identifiers_of_passage(rows))
        read(rows.integer(0), std::move(identifier));
    }
    for (const auto& [passage, identifier] : candidates_) {
      const Name& name = names_[identifier.name];
      if (name.sure > 0) add(name.key, passage, identifier);
    }
    write();
  }

 private:
  void read(std::int64_t passage, Identifier identifier) {
    const auto [known, is_new] = names_.try_emplace(identifier.name);
    Name& name = known->second;
    if (is_new) name.key = identifier_key(tokenizer_, identifier.name);
    if (name.key.empty()) return;
    ++(identifier.sure ? name.sure : name.unsure);
    if (identifier.sure) {
      add(name.key, passage, identifier);
    } else {
      candidates_.emplace_back(passage, std::move(identifier));
    }
  }

  void add(const std::string& key, std::int64_t passage, const Identifier& identifier) {
    Entry& entry = entries_[key];
    ++entry.names[identifier.name];
    ++entry.places[{passage, identifier.spelling}];
  }

  void write() {
    std::int64_t id = 0;
    for (const auto& [key, entry] : entries_) {
      const auto name =
          std::max_element(entry.names.begin(), entry.names.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      std::set<std::int64_t> passages;
      for (const auto& [place, count] : entry.places) passages.insert(place.first);
      db_.cached(sql::k_insert_identifier)
          .bind(":id", ++id)
          .bind(":key", key)
          .bind(":name", name->first)
          .bind(":passages", static_cast<std::int64_t>(passages.size()))
          .run();
      for (const auto& [place, count] : entry.places) write_place(id, place, count);
    }
    for (const auto& [name, row] : names_) {
      if (!row.key.empty()) write_name(name, row);
    }
  }

  void write_place(std::int64_t id, const std::pair<std::int64_t, std::string>& place, int count) {
    db_.cached(sql::k_insert_identifier_place)
        .bind(":identifier", id)
        .bind(":passage", place.first)
        .bind(":spelling", place.second)
        .bind(":count", std::int64_t{count})
        .run();
  }

  void write_name(const std::string& name, const Name& row) {
    db_.cached(sql::k_count_identifier_name)
        .bind(":name", name)
        .bind(":key", row.key)
        .bind(":sure", row.sure)
        .bind(":unsure", row.unsure)
        .run();
  }

  Database& db_;
  Tokenizer tokenizer_;
  std::map<std::string, Entry> entries_;  // by key
  std::map<std::string, Name> names_;
  std::vector<std::pair<std::int64_t, Identifier>> candidates_;
};

}  // namespace

void build_identifier_index(Database& db) { IdentifierIndex(db).build(); }

}  // namespace plumbline
