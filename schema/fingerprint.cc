// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/fingerprint.h"

#include <xxhash.h>

namespace plumbline {

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hex_of(std::uint64_t hash) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; hash >>= 4) text[i] = kDigits[hash & 15];
  return text;
}

std::string fingerprint(std::string_view bytes) { return hex_of(hash_of(bytes)); }

}  // namespace plumbline
