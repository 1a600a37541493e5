// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/identifier_index.h: the tables identifier, identifier_place and identifier_name, gathered passage by
// passage and written at the end.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "schema/identifier_places.h"
#include "schema/passage_text.h"
#include "schema/text/identifier.h"

namespace plumbline {

class IdentifierIndex {
 public:
  void read(const PassageText& passage);
  // In place of what the tables held.
  void write(Database& db);

 private:
  struct Entry {
    std::map<std::string, int> names;  // name -> how often
    IdentifierPlaces places;
  };
  struct Name {
    std::string key;  // "" where it is none after all
    std::int64_t sure = 0, unsure = 0;
  };

  void add(const std::string& key, std::int64_t passage, const Identifier& identifier);
  void add_candidates();

  Tokenizer tokenizer_;
  std::map<std::string, Entry> entries_;  // by key
  std::map<std::string, Name> names_;
  std::vector<std::pair<std::int64_t, Identifier>> candidates_;  // by passage
};

// Adds to how often a name is surely an identifier, and how often only where it is one elsewhere.
void count_identifier_name(const std::string& name, const std::string& key, std::int64_t sure,
                           std::int64_t unsure, Database& db);

// All of it, of the passages that are already there.
void build_identifier_index(Database& db);

}  // namespace plumbline
