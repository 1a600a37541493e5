// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/row.h"

#include <numeric>

#include "indexer/fingerprint.h"

namespace plumbline {

Row& Row::begin(std::string_view sql, RowId owner) {
  sql_ = sql;
  owner_ = owner;
  is_packed_ = false;
  cells_.clear();
  return *this;
}

Row& Row::begin_packed(std::string_view name, RowId owner) {
  begin(name, owner);
  is_packed_ = true;
  return *this;
}

Row& Row::set(const char* name, std::string_view value) {
  cells_.push_back({name, Type::kText, 0, value});
  return *this;
}

Row& Row::set(const char* name, std::int64_t value) {
  cells_.push_back({name, Type::kInteger, value, {}});
  return *this;
}

Row& Row::set_bytes(const char* name, std::string_view value) {
  cells_.push_back({name, Type::kBytes, 0, value});
  return *this;
}

Row& Row::set_or_null(const char* name, std::string_view value) {
  if (!value.empty()) return set(name, value);
  cells_.push_back({name, Type::kNull, 0, {}});
  return *this;
}

Row& Row::set_or_null(const char* name, std::int64_t value) {
  if (value != 0) return set(name, value);
  cells_.push_back({name, Type::kNull, 0, {}});
  return *this;
}

Row& Row::set_optional(const char* name, std::optional<int> value) {
  if (value) return set(name, std::int64_t{*value});
  cells_.push_back({name, Type::kNull, 0, {}});
  return *this;
}

std::uint64_t Row::hash() const {
  bytes_.assign(sql_);
  const auto add_number = [this](std::uint64_t value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  for (const Cell& cell : cells_) {
    bytes_ += static_cast<char>(cell.type);
    if (cell.type == Type::kInteger) add_number(static_cast<std::uint64_t>(cell.integer));
    if (cell.type != Type::kText && cell.type != Type::kBytes) continue;
    add_number(cell.text.size());
    bytes_ += cell.text;
  }
  return hash_of(bytes_);
}

void Row::insert(Database& db) const {
  if (is_packed_) return;
  Statement& statement = db.cached(sql_);
  for (const Cell& cell : cells_) {
    if (cell.type == Type::kNull) statement.bind(cell.name, std::nullopt);
    if (cell.type == Type::kInteger) statement.bind(cell.name, cell.integer);
    if (cell.type == Type::kText) statement.bind(cell.name, cell.text);
    if (cell.type == Type::kBytes) statement.bind_bytes(cell.name, cell.text);
  }
  statement.run();
}

void RowHashes::add(const Row& row) { set(row.owner(), of(row.owner()) + row.hash()); }

std::uint64_t RowHashes::of(RowId owner) const {
  const auto at = static_cast<std::size_t>(owner);
  return at < sums_.size() ? sums_[at] : 0;
}

std::uint64_t RowHashes::sum() const {
  return std::accumulate(sums_.begin(), sums_.end(), std::uint64_t{0});
}

void RowHashes::set(RowId owner, std::uint64_t sum) {
  const auto at = static_cast<std::size_t>(owner);
  if (at >= sums_.size()) sums_.resize(at + 1);
  sums_[at] = sum;
}

}  // namespace plumbline
