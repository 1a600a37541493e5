// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/counts.h"

#include "schema/text/varint.h"

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
  std::uint32_t id = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    id += next_varint(bytes, &at);
    const std::uint32_t count = next_varint(bytes, &at);
    out->push_back({id, count});
  }
}

}  // namespace plumbline
