// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pretalx.h"
#include "tests/fuzz/programmes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return plumbline::fuzz(plumbline::recognizes_pretalx, plumbline::read_pretalx, data, size);
}
