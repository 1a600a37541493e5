// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/depth.h: some proofs have a length. A few rounds tell within seconds whether something broke; the length
// that docs/reliability.md promises takes minutes and is that of `script/test --long`.
#pragma once

#include <cstdlib>

namespace plumbline {

inline bool is_long() {
  const char* wanted = std::getenv("PLUMBLINE_LONG");
  return wanted && *wanted == '1';
}

inline int rounds(int usual, int when_long) { return is_long() ? when_long : usual; }

}  // namespace plumbline
