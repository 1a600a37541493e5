// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/names.h: every name that leads to a document, found by the keys of schema/text/name_key.h. All
// letters are in one string, and two tables of numbers find them, so that a hundred thousand names are read in
// no time and take no more memory than their letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
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

  // Where two documents share a key, the name with the lower rank_of(document, is its title) leads on, then the
  // one that was read first.
  template <class RankOf>
  void order(RankOf rank_of);

  // nullptr for none.
  const Name* of_key(std::string_view key) const { return find(by_key_, &Row::key, key); }
  const Name* of_stem_key(std::string_view key) const {
    return find(by_stem_key_, &Row::stem_key, key);
  }

  // Calls visit(key, document) for each key that of_key() finds.
  template <class Visit>
  void each_key(Visit visit) const {
    for (const std::uint32_t number : by_key_) {
      if (number != 0) visit(text_of(rows_[number - 1].key), names_[number - 1].document);
    }
  }

 private:
  struct Text {
    std::uint32_t begin, size;  // in letters_
  };
  struct Row {
    Text key, stem_key;
    bool is_title;
  };
  using Table =
      std::vector<std::uint32_t>;  // by hash: numbers of rows from 1, or 0; then the next place

  Text keep(std::string_view text);
  std::string_view text_of(Text text) const {
    return std::string_view(letters_).substr(text.begin, text.size);
  }
  void insert(Table* table, Text Row::*key, std::uint32_t number) const;
  const Name* find(const Table& table, Text Row::*key, std::string_view text) const;
  void make_tables();
  void view_letters();

  std::string letters_;
  std::vector<Row> rows_;
  std::vector<Text> spellings_;  // of each row, until view_letters()
  std::vector<Name> names_;      // of each row
  Table by_key_, by_stem_key_;
};

template <class RankOf>
void Names::order(RankOf rank_of) {
  view_letters();
  make_tables();
  constexpr int kRanks = 5;
  std::vector<std::uint8_t> ranks(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i)
    ranks[i] = static_cast<std::uint8_t>(rank_of(names_[i].document, rows_[i].is_title));
  for (int rank = 0; rank < kRanks; ++rank) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (ranks[i] != rank) continue;
      const auto number = static_cast<std::uint32_t>(i + 1);
      insert(&by_key_, &Row::key, number);
      insert(&by_stem_key_, &Row::stem_key, number);
    }
  }
}

}  // namespace plumbline
