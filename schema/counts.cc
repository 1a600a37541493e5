// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/counts.h"

namespace plumbline {

std::string pack_counts(const std::vector<Count>& counts) {
  std::string bytes;
  std::uint32_t last = 0;
  for (const Count& entry : counts) {
    append_varint(&bytes, entry.id - last);
    append_varint(&bytes, entry.count);
    last = entry.id;
  }
  return bytes;
}

void unpack_counts(std::string_view bytes, std::vector<Count>* out) {
  out->clear();
  each_count(bytes, [&](std::uint32_t id, std::uint32_t count) { out->push_back({id, count}); });
}

}  // namespace plumbline
