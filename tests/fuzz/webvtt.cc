// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/webvtt.h"
#include "tests/fuzz/fuzz_format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::fuzz_format(plumbline::kWebVTT, "a.vtt", data, size);
  return 0;
}
