// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_text.h: a passage as its row has it, on its way into the indexes.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "schema/database.h"

namespace plumbline {

struct PassageText {
  enum Column { kTitle, kNames, kTopics, kHeading, kBody };  // those that are searched
  static constexpr std::size_t kColumns = kBody + 1;

  PassageText() = default;
  explicit PassageText(const Statement& row);  // of queries/list_passages.sql or list_page_text.sql

  std::int64_t id = 0;
  std::string part;
  std::array<std::string, kColumns> columns;
  std::string markup;
};

}  // namespace plumbline
