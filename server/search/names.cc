// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/names.h"

#include <bit>

#include "schema/start_lists.h"

namespace plumbline {

void Names::read(Database& db) {
  list_ = PackedList(db, kNamesList.name);
  list_.expect(kNamesList.columns);
  names_.reserve(list_.rows());
  for (std::size_t row = 0; row < list_.rows(); ++row) {
    names_.push_back(
        {static_cast<DocumentId>(list_.integer(row, kDocument)), list_.text(row, kSpelling)});
  }
  by_key_.resize(std::bit_ceil(2 * list_.rows() + 1));
  by_stem_key_.resize(by_key_.size());
}

// Unless there is one of this key, or it has none.
void Names::insert(Table* table, std::size_t key, std::uint32_t number) const {
  const std::int64_t hash = list_.integer(number - 1, key);
  if (hash == 0) return;
  std::size_t at = static_cast<std::size_t>(hash) & (table->size() - 1);
  for (; (*table)[at] != 0; at = (at + 1) & (table->size() - 1)) {
    if (list_.integer((*table)[at] - 1, key) == hash) return;
  }
  (*table)[at] = number;
}

const Name* Names::find(const Table& table, std::size_t key, std::string_view text) const {
  const std::int64_t hash = hash_of_key(text);
  if (hash == 0 || table.empty()) return nullptr;
  std::size_t at = static_cast<std::size_t>(hash) & (table.size() - 1);
  for (; table[at] != 0; at = (at + 1) & (table.size() - 1)) {
    if (list_.integer(table[at] - 1, key) == hash) return &names_[table[at] - 1];
  }
  return nullptr;
}

}  // namespace plumbline
