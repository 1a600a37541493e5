// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office.h"
#include "tests/fuzz/fuzz_format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::fuzz_format(plumbline::kOdp, "a.odp", data, size);
  return 0;
}
