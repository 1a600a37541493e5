// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/names.h: every name that leads to a document, found by the keys of schema/text/name_key.h. They
// are a packed list, and two tables of numbers find them in it, so that a hundred thousand names are read in no time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/packed_list.h"
#include "schema/sql.h"
#include "server/search/document_id.h"

namespace plumbline {

// A name that leads to a document: see table alias.
struct Name {
  DocumentId document;
  std::string_view spelling;  // lives as long as the names
};

class Names {
 public:
  // Reads them all; nothing is found before order().
  void read(Database& db);

  // Where two documents share a key, the name with the lower rank_of(document, is its first) leads on, then the
  // one that was read first. title_of(document) lives as long as this.
  template <class RankOf, class TitleOf>
  void order(RankOf rank_of, TitleOf title_of);

  // nullptr for none. Keys are told from each other by 64 bits of their hash.
  const Name* of_key(std::string_view key) const { return find(by_key_, kKey, key); }
  const Name* of_stem_key(std::string_view key) const { return find(by_stem_key_, kStemKey, key); }

  // Calls visit(key, document) for each key that of_key() finds.
  template <class Visit>
  void each_key(Database& db, Visit visit) const;

 private:
  // Columns of schema/queries/list_aliases.sql.
  static constexpr std::size_t kDocument = 0, kSpelling = 1, kKey = 2, kStemKey = 3, kIsFirst = 4;
  // Rows from 1 by the hash of their key, or 0; where another has its place, the next one.
  using Table = std::vector<std::uint32_t>;

  void insert(Table* table, std::size_t key, std::uint32_t number) const;
  const Name* find(const Table& table, std::size_t key, std::string_view text) const;

  PackedList list_;
  std::vector<Name> names_;  // of each row
  Table by_key_, by_stem_key_;
};

template <class RankOf, class TitleOf>
void Names::order(RankOf rank_of, TitleOf title_of) {
  constexpr int kRanks = 5;
  std::vector<std::uint8_t> ranks(names_.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    Name& name = names_[i];
    if (name.spelling.empty()) name.spelling = title_of(name.document);
    ranks[i] = static_cast<std::uint8_t>(rank_of(name.document, list_.integer(i, kIsFirst) != 0));
  }
  for (int rank = 0; rank < kRanks; ++rank) {
    for (std::uint32_t i = 0; i < ranks.size(); ++i) {
      if (ranks[i] != rank) continue;
      insert(&by_key_, kKey, i + 1);
      insert(&by_stem_key_, kStemKey, i + 1);
    }
  }
}

template <class Visit>
void Names::each_key(Database& db, Visit visit) const {
  Statement& rows = db.cached(sql::k_list_name_keys);
  while (rows.step()) {
    const Name* found = of_key(rows.view(1));
    if (found && found->document == rows.integer(0)) visit(rows.view(1), found->document);
  }
}

}  // namespace plumbline
