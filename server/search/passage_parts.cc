// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/passage_parts.h"

#include <algorithm>

#include "schema/is_one_of.h"
#include "schema/sql.h"

namespace plumbline {
namespace {
constexpr std::size_t kMostParts = 32;  // of a Set; there are five, but in a damaged file
}  // namespace

PassageParts::PassageParts(Database& db, const PassageStatistics& passages) {
  for (Statement& rows = db.cached(sql::k_list_passage_parts); rows.step();) {
    const std::int64_t passage = rows.integer(0);
    if (!passages.has(passage)) continue;
    const std::size_t number = passages.number_of(passage);
    if (number >= parts_.size()) parts_.resize(number + 1);
    parts_[number] = part_named(rows.view(1));
  }
}

std::uint8_t PassageParts::part_named(std::string_view name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  const auto at = static_cast<std::size_t>(found - names_.begin());
  if (at == kMostParts) return 0;
  if (found == names_.end()) names_.emplace_back(name);
  return static_cast<std::uint8_t>(at);
}

PassageParts::Set PassageParts::set_of(const std::vector<std::string>& names) const {
  Set set = 0;
  for (std::size_t part = 1; part < names_.size(); ++part) {
    if (is_one_of(names_[part], names)) set |= Set{1} << part;
  }
  return set;
}

}  // namespace plumbline
