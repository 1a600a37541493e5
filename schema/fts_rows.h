// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/fts_rows.h: the rows of passage_fts. FTS5 writes the distance of each passage from the one before, for each term,
// as a varint; between documents those of passage.id are 4096 and more, and these 64. Passages beyond the 64th of a
// document, of which there are few, have rows behind all others.
#pragma once

#include <cstdint>

#include "schema/format.h"

namespace plumbline {

inline constexpr int kRowBits = 6;
inline constexpr std::int64_t kFarRows = std::int64_t{1} << 40;

inline bool has_far_row(std::int64_t passage) {
  return (passage & (kMaxPassages - 1)) >> kRowBits != 0;
}
inline std::int64_t fts_row(std::int64_t passage) {
  if (has_far_row(passage)) return kFarRows + passage;
  return ((passage >> kPassageBits) << kRowBits) + (passage & (kMaxPassages - 1));
}
inline std::int64_t passage_of_row(std::int64_t row) {
  if (row >= kFarRows) return row - kFarRows;
  return ((row >> kRowBits) << kPassageBits) + (row & ((1 << kRowBits) - 1));
}

}  // namespace plumbline
