// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace plumbline {

// document.id of schema/tables.sql. 0 is no document.
using DocumentId = std::int32_t;

inline bool contains(std::span<const DocumentId> list, DocumentId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace plumbline
