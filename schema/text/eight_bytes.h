// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/eight_bytes.h: questions about eight bytes of a text at once, for passing by what needs no care:
// https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
#pragma once

#include <cstdint>
#include <cstring>

namespace plumbline::eight_bytes {

inline constexpr std::uint64_t kOnes = ~std::uint64_t{0} / 255, kHighBits = kOnes * 0x80;

inline std::uint64_t at(const char* text) {
  std::uint64_t bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

inline bool are_ascii(std::uint64_t bytes) { return (bytes & kHighBits) == 0; }
// Whether any is less than `limit`, which is at most 0x80.
inline bool has_less(std::uint64_t bytes, std::uint64_t limit) {
  return ((bytes - kOnes * limit) & ~bytes & kHighBits) != 0;
}
inline bool has(std::uint64_t bytes, char c) {
  return has_less(bytes ^ (kOnes * static_cast<unsigned char>(c)), 1);
}

}  // namespace plumbline::eight_bytes
