// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/varint.h: numbers as bytes, seven bits in each and the lowest first (LEB128): small numbers,
// which are most of them, take one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline {

inline void append_varint(std::string* bytes, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) *bytes += static_cast<char>((value & 0x7F) | 0x80);
  *bytes += static_cast<char>(value);
}

// The number at bytes[*at], and *at behind it. What is cut off counts as zeros, what is above 32 bits is lost.
inline std::uint32_t next_varint(std::string_view bytes, std::size_t* at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; *at < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[(*at)++]);
    if (shift < 32) value |= std::uint32_t{byte & 0x7FU} << shift;
    if (byte < 0x80) break;
  }
  return value;
}

}  // namespace plumbline
