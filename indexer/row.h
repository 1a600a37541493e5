// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/row.h: one row on its way into its table, and the hashes by which a few changed rows are told
// from all others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/link/knowledge.h"
#include "schema/database.h"

namespace plumbline {

class Row {
 public:
  // Forgets the row before. `sql` is the INSERT, of schema/sql.h, with a parameter for each value; `owner`
  // the document with which the row comes and goes.
  Row& begin(std::string_view sql, RowId owner);
  // The same for a row that is written together with others, by itself: insert() does nothing.
  Row& begin_packed(std::string_view name, RowId owner);
  // `name` and `value` must live until the row was used.
  Row& set(const char* name, std::string_view value);
  Row& set(const char* name, std::int64_t value);
  Row& set_bytes(const char* name, std::string_view value);
  // NULL for "" and 0.
  Row& set_or_null(const char* name, std::string_view value);
  Row& set_or_null(const char* name, std::int64_t value);
  // NULL where there is no value; 0 is one.
  Row& set_optional(const char* name, std::optional<int> value);

  RowId owner() const { return owner_; }
  // Of the statement and all values: where one ends and the next begins counts, and so does NULL.
  std::uint64_t hash() const;
  void insert(Database& db) const;

 private:
  enum class Type : char { kNull, kInteger, kText, kBytes };
  struct Cell {
    const char* name;
    Type type;
    std::int64_t integer;
    std::string_view text;
  };

  std::string_view sql_;
  RowId owner_ = 0;
  bool is_packed_ = false;
  std::vector<Cell> cells_;
  mutable std::string bytes_;  // of hash(), which keeps its memory
};

// Sums of the hashes of rows, by their owner's id. The order of rows does not matter, and a sum follows a
// change of one row without the others.
class RowHashes {
 public:
  RowHashes() = default;
  explicit RowHashes(std::vector<std::uint64_t> sums) : sums_(std::move(sums)) {}

  void add(const Row& row);
  std::uint64_t of(RowId owner) const;
  std::uint64_t sum() const;

  const std::vector<std::uint64_t>& sums() const { return sums_; }  // [0] is of no document
  void set(RowId owner, std::uint64_t sum);

 private:
  std::vector<std::uint64_t> sums_;
};

}  // namespace plumbline
