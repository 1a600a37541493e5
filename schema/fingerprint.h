// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/fingerprint.h: XXH3-64, which tells one content from another (not against someone who
// wants two to be alike). https://xxhash.com
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plumbline {

std::uint64_t hash_of(std::string_view bytes);
std::string hex_of(std::uint64_t hash);  // 16 hexadecimal digits

std::string fingerprint(std::string_view bytes);  // both of it

}  // namespace plumbline
