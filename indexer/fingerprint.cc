// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/fingerprint.h"

#include <xxhash.h>

#include <new>

namespace plumbline {

Fingerprint::Fingerprint() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_64bits_reset(state_);
}

Fingerprint::~Fingerprint() { XXH3_freeState(state_); }

void Fingerprint::add(std::string_view value) {
  const auto size = static_cast<XXH64_hash_t>(value.size());
  XXH3_64bits_update(state_, &size, sizeof size);
  XXH3_64bits_update(state_, value.data(), value.size());
}

std::string Fingerprint::hex() const { return hex_of(XXH3_64bits_digest(state_)); }

}  // namespace plumbline
