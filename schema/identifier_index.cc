// SPDX-License-Identifier: MIT OR Apache-2.0
// A candidate of the plain text counts where the same word is code in any passage, so that all passages are
// read before the first row is written.
#include "schema/identifier_index.h"

#include <algorithm>
#include <set>

#include "schema/passage_identifiers.h"
#include "schema/sql.h"

namespace plumbline {

void IdentifierIndex::read(const PassageText& passage) {
  for (Identifier& identifier : identifiers_of_passage(passage)) {
    const auto [known, is_new] = names_.try_emplace(identifier.name);
    Name& name = known->second;
    if (is_new) name.key = identifier_key(tokenizer_, identifier.name);
    if (name.key.empty()) continue;
    ++(identifier.sure ? name.sure : name.unsure);
    if (identifier.sure) {
      add(name.key, passage.id, identifier);
    } else {
      candidates_.emplace_back(passage.id, std::move(identifier));
    }
  }
}

void IdentifierIndex::add(const std::string& key, std::int64_t passage,
                          const Identifier& identifier) {
  Entry& entry = entries_[key];
  ++entry.names[identifier.name];
  ++entry.places[identifier.spelling][passage];
}

void IdentifierIndex::add_candidates() {
  for (const auto& [passage, identifier] : candidates_) {
    const Name& name = names_[identifier.name];
    if (name.sure > 0) add(name.key, passage, identifier);
  }
  candidates_.clear();
}

void IdentifierIndex::write(Database& db) {
  add_candidates();
  db.execute("DELETE FROM identifier; DELETE FROM identifier_place; DELETE FROM identifier_name");
  std::int64_t id = 0;
  for (const auto& [key, entry] : entries_) {
    const auto name =
        std::max_element(entry.names.begin(), entry.names.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    std::set<std::int64_t> passages;
    for (const auto& [spelling, places] : entry.places) {
      for (const auto& [passage, count] : places) passages.insert(passage);
    }
    db.cached(sql::k_insert_identifier)
        .bind(":id", ++id)
        .bind(":key", key)
        .bind(":name", name->first)
        .bind(":passages", static_cast<std::int64_t>(passages.size()))
        .run();
    write_identifier_places(db, id, entry.places);
  }
  for (const auto& [name, row] : names_) {
    if (!row.key.empty()) count_identifier_name(name, row.key, row.sure, row.unsure, db);
  }
}

void count_identifier_name(const std::string& name, const std::string& key, std::int64_t sure,
                           std::int64_t unsure, Database& db) {
  db.cached(sql::k_count_identifier_name)
      .bind(":name", name)
      .bind(":key", key)
      .bind(":sure", sure)
      .bind(":unsure", unsure)
      .run();
}

void build_identifier_index(Database& db) {
  IdentifierIndex index;
  Statement& rows = db.cached(sql::k_list_passages);
  while (rows.step()) index.read(PassageText(rows));
  index.write(db);
}

}  // namespace plumbline
