// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/passage_parts.h: which part of its document each passage is of (abstract, notes, slides or transcript of
// a talk; about of others), for in:slides. To read it takes a look at every passage, so it is read once a publication;
// a passage has a byte.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/passages.h"

namespace plumbline {

class PassageParts {
 public:
  using Set = std::uint32_t;  // of parts, a bit for each
  static constexpr Set kAll = ~Set{1};

  PassageParts() = default;
  // Keeps no reference.
  PassageParts(Database& db, const PassageStatistics& passages);

  // Parts of these names, as far as there are any.
  Set set_of(const std::vector<std::string>& names) const;
  // Whether the passage, by its number in PassageStatistics, is of one of them.
  bool is_in(Set set, std::size_t number) const {
    return number < parts_.size() && (set >> parts_[number] & 1U) != 0;
  }

 private:
  std::uint8_t part_named(std::string_view name);

  std::vector<std::string> names_ = {""};  // the first is of numbers without a passage
  std::vector<std::uint8_t> parts_;        // in names_, by number
};

}  // namespace plumbline
