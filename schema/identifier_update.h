// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/identifier_update.h: the index of identifiers follows when the passages of a few pages are replaced. It
// then says the same as one that was made anew of all passages, though new identifiers have ids behind all others.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "schema/text/identifier.h"

namespace plumbline {

class IdentifierUpdate {
 public:
  explicit IdentifierUpdate(Database& db) : db_(db) {}

  // Before and after the passages of a page change; `page` is the document that answers.
  void before(std::int64_t page);
  void after(std::int64_t page);
  // Once all of them have.
  void finish();

 private:
  struct Change {
    std::string key;  // "" where the name is none after all
    std::int64_t sure = 0, unsure = 0;
    std::int64_t unsure_now = 0;  // in these pages
  };

  std::vector<std::pair<std::int64_t, Identifier>> read(std::int64_t page);
  Change& change_of(const std::string& name);
  bool touches_other_pages() const;
  void count_names();
  void replace_places();
  std::int64_t id_of(const std::string& key, const std::string& name);

  Database& db_;
  Tokenizer tokenizer_;
  std::map<std::string, Change> names_;
  std::map<std::string, std::set<std::int64_t>> pages_;     // by key
  std::vector<std::pair<std::int64_t, Identifier>> found_;  // in the new passages
};

}  // namespace plumbline
