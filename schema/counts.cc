// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/counts.h"

namespace plumbline {
namespace {

void append(std::string* bytes, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) *bytes += static_cast<char>((value & 0x7F) | 0x80);
  *bytes += static_cast<char>(value);
}

// The number at bytes[*at], and *at behind it; what is cut off counts as zeros.
std::uint32_t next(std::string_view bytes, std::size_t* at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; *at < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[(*at)++]);
    if (shift < 32) value |= std::uint32_t{byte & 0x7FU} << shift;
    if (byte < 0x80) break;
  }
  return value;
}
}  // namespace

std::string pack_counts(const std::vector<Count>& counts) {
  std::string bytes;
  std::uint32_t last = 0;
  for (const Count& entry : counts) {
    append(&bytes, entry.id - last);
    append(&bytes, entry.count);
    last = entry.id;
  }
  return bytes;
}

void unpack_counts(std::string_view bytes, std::vector<Count>* out) {
  out->clear();
  std::uint32_t id = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    id += next(bytes, &at);
    const std::uint32_t count = next(bytes, &at);
    out->push_back({id, count});
  }
}

}  // namespace plumbline
