// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/fingerprint.h: the hash of schema/fingerprint.h, of values that come one after the other.
#pragma once

#include <string>
#include <string_view>

#include "schema/fingerprint.h"

struct XXH3_state_s;

namespace plumbline {

// Where one value ends and the next begins counts.
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
