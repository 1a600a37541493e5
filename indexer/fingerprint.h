// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/fingerprint.h: XXH3-64, which tells one content from another (not against someone who
// wants two to be alike). https://xxhash.com
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace plumbline {

// 16 hexadecimal digits.
std::string fingerprint(std::string_view bytes);
// The same as a number, and a number as these digits.
std::uint64_t hash_of(std::string_view bytes);
std::string hex_of(std::uint64_t hash);

// The same of values that come one after the other; where one ends and the next begins counts.
class Fingerprint {
 public:
  Fingerprint();
  ~Fingerprint();
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;

  void add(std::string_view value);
  std::string hex() const;

 private:
  XXH3_state_s* state_;
};

}  // namespace plumbline
