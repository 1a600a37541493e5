// SPDX-License-Identifier: MIT OR Apache-2.0
// A list that the server reads when it starts: what is in its frame, of which a checksum keeps accidents away.
#include "schema/packed_list.h"

#include <zstd.h>

#include "schema/database.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

std::string framed(std::string_view bytes) {
  static ZSTD_CCtx* const packing = ZSTD_createCCtx();
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  frame.resize(
      ZSTD_compressCCtx(packing, frame.data(), frame.size(), bytes.data(), bytes.size(), 1));
  return frame;
}

// Whether all of its texts can be read; of rows that are many more than bytes, some.
bool has(const PackedList& list, std::string_view kinds) {
  try {
    list.expect(kinds);
  } catch (const DatabaseError&) {
    return false;
  }
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < std::min<std::size_t>(list.rows(), 4096); ++row) {
    for (std::size_t column = 0; column < kinds.size(); ++column) {
      if (kinds[column] == 't')
        for (const char c : list.text(row, column)) bytes += c != '\0';
      else
        bytes += list.integer(row, column) != 0;
    }
  }
  return bytes < std::string::npos;
}

void check(std::string_view input) {
  try {
    const PackedList list(framed(input));
    for (const std::string_view kinds : {"i", "t", "ii", "it", "ti", "tt", "iti"}) {
      if (has(list, kinds))
        require(list.rows() == 0 || list.columns() == kinds.size(), "as many columns");
    }
  } catch (const DatabaseError& error) {
    require(error.what()[0] != '\0', "a sentence for the reader");
  }
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
