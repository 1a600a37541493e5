// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/names.h"

#include <bit>
#include <functional>

#include "schema/sql.h"

namespace plumbline {

void Names::read(Database& db) {
  Statement& rows = db.cached(sql::k_list_aliases);
  while (rows.step()) {
    names_.push_back({static_cast<DocumentId>(rows.integer(0)), {}});
    spellings_.push_back(keep(rows.view(1)));
    rows_.push_back({keep(rows.view(2)), keep(rows.view(3)), rows.integer(4) == 0});
  }
  letters_.shrink_to_fit();
  rows_.shrink_to_fit();
  names_.shrink_to_fit();
}

Names::Text Names::keep(std::string_view text) {
  const Text kept = {static_cast<std::uint32_t>(letters_.size()),
                     static_cast<std::uint32_t>(text.size())};
  letters_ += text;
  return kept;
}

// Letters move while there come more.
void Names::view_letters() {
  for (std::size_t i = 0; i < spellings_.size(); ++i) names_[i].spelling = text_of(spellings_[i]);
  spellings_ = {};
}

void Names::make_tables() {
  const std::size_t places = std::bit_ceil(2 * rows_.size() + 1);
  by_key_.assign(places, 0);
  by_stem_key_.assign(places, 0);
}

// Unless there is one of this key, or it has none.
void Names::insert(Table* table, Text Row::*key, std::uint32_t number) const {
  const std::string_view text = text_of(rows_[number - 1].*key);
  if (text.empty()) return;
  std::size_t at = std::hash<std::string_view>()(text) & (table->size() - 1);
  for (; (*table)[at] != 0; at = (at + 1) & (table->size() - 1)) {
    if (text_of(rows_[(*table)[at] - 1].*key) == text) return;
  }
  (*table)[at] = number;
}

const Name* Names::find(const Table& table, Text Row::*key, std::string_view text) const {
  if (text.empty() || table.empty()) return nullptr;
  std::size_t at = std::hash<std::string_view>()(text) & (table.size() - 1);
  for (; table[at] != 0; at = (at + 1) & (table.size() - 1)) {
    if (text_of(rows_[table[at] - 1].*key) == text) return &names_[table[at] - 1];
  }
  return nullptr;
}

}  // namespace plumbline
