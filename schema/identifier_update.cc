// SPDX-License-Identifier: MIT OR Apache-2.0
// Which names count depends on other passages: "GitHub" of plain text does once any passage has it as code.
// identifier_name counts both, so that a page mostly tells by itself what becomes of its own. Where a name
// that other pages have in plain text begins to count or ceases to, all are made anew (a quarter of a second in
// 10,000 talks).
#include "schema/identifier_update.h"

#include <algorithm>

#include "schema/format.h"
#include "schema/identifier_index.h"
#include "schema/identifier_places.h"
#include "schema/passage_identifiers.h"
#include "schema/sql.h"

namespace plumbline {
namespace {

struct Counts {
  std::int64_t sure = 0, unsure = 0;
};

Counts counts_of(Database& db, const std::string& name) {
  Counts counts;
  Statement& row = db.cached(sql::k_find_identifier_name).bind(":name", name);
  if (row.step()) counts = {row.integer(0), row.integer(1)};
  row.reset();
  return counts;
}

// "" where none counts.
std::string best_name(Database& db, const std::string& key) {
  Statement& row = db.cached(sql::k_find_best_identifier_name).bind(":key", key);
  std::string name = row.step() ? row.text(0) : "";
  row.reset();
  return name;
}

// 0 where there is none.
std::int64_t find_id(Database& db, const std::string& key) {
  return db.cached(sql::k_find_identifier).bind(":key", key).first_integer();
}
}  // namespace

std::vector<std::pair<std::int64_t, Identifier>> IdentifierUpdate::read(std::int64_t page) {
  std::vector<std::pair<std::int64_t, Identifier>> found;
  Statement& rows = db_.cached(sql::k_list_page_text).bind(":document", page);
  while (rows.step()) {
    const PassageText passage(rows);
    for (Identifier& identifier : identifiers_of_passage(passage)) {
      const Change& name = change_of(identifier.name);
      if (name.key.empty()) continue;
      pages_[name.key].insert(page);
      found.emplace_back(passage.id, std::move(identifier));
    }
  }
  return found;
}

IdentifierUpdate::Change& IdentifierUpdate::change_of(const std::string& name) {
  const auto [change, is_new] = names_.try_emplace(name);
  if (is_new) change->second.key = identifier_key(tokenizer_, name);
  return change->second;
}

void IdentifierUpdate::before(std::int64_t page) {
  for (const auto& [passage, identifier] : read(page)) {
    Change& name = change_of(identifier.name);
    --(identifier.sure ? name.sure : name.unsure);
  }
}

void IdentifierUpdate::after(std::int64_t page) {
  for (auto& [passage, identifier] : read(page)) {
    Change& name = change_of(identifier.name);
    ++(identifier.sure ? name.sure : name.unsure);
    if (!identifier.sure) ++name.unsure_now;
    found_.emplace_back(passage, std::move(identifier));
  }
}

void IdentifierUpdate::finish() {
  if (touches_other_pages()) {
    build_identifier_index(db_);
  } else {
    count_names();
    replace_places();
  }
}

bool IdentifierUpdate::touches_other_pages() const {
  return std::any_of(names_.begin(), names_.end(), [this](const auto& entry) {
    const auto& [name, change] = entry;
    if (change.sure == 0) return false;
    const Counts old = counts_of(db_, name);
    const bool counted = old.sure > 0, counts = old.sure + change.sure > 0;
    return counted != counts && old.unsure + change.unsure > change.unsure_now;
  });
}

void IdentifierUpdate::count_names() {
  for (const auto& [name, change] : names_) {
    if (change.key.empty() || (change.sure == 0 && change.unsure == 0)) continue;
    count_identifier_name(name, change.key, change.sure, change.unsure, db_);
  }
  db_.execute(sql::k_delete_unused_identifier_names);
}

void IdentifierUpdate::replace_places() {
  std::map<std::string, IdentifierPlaces> places;  // by key
  for (const auto& [passage, identifier] : found_) {
    if (identifier.sure || counts_of(db_, identifier.name).sure > 0)
      ++places[names_[identifier.name].key][identifier.spelling][passage];
  }
  for (const auto& [key, changed] : pages_) {
    const auto& pages = changed;  // clang 14 lets no lambda have a part of a pair
    const std::string name = best_name(db_, key);
    const std::int64_t id = id_of(key, name);
    IdentifierPlaces all = read_identifier_places(db_, id);
    for (auto& [spelling, passages] : all) {
      std::erase_if(passages, [&](const auto& entry) {
        return pages.count(entry.first >> kPassageBits) > 0;
      });
    }
    for (auto& [spelling, passages] : places[key]) all[spelling].merge(passages);
    write_identifier_places(db_, id, all);
    db_.cached(name.empty() ? sql::k_delete_identifier : sql::k_update_identifier)
        .bind(":id", id)
        .run();
  }
}

// With that name. A new identifier gets the next id; 0 where there is none and none is to be.
std::int64_t IdentifierUpdate::id_of(const std::string& key, const std::string& name) {
  std::int64_t id = find_id(db_, key);
  if (name.empty()) return id;
  if (id != 0) {
    db_.cached(sql::k_rename_identifier).bind(":id", id).bind(":name", name).run();
    return id;
  }
  id = db_.cached(sql::k_find_last_identifier).first_integer() + 1;
  db_.cached(sql::k_insert_identifier)
      .bind(":id", id)
      .bind(":key", key)
      .bind(":name", name)
      .bind(":passages", 0)
      .run();
  return id;
}

}  // namespace plumbline
