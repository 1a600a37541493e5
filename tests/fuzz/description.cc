// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html.h"
#include "tests/fuzz/fuzz_format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::Problems problems;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  plumbline::require_sound(plumbline::read_description(text, "a.json", 1, &problems));
  return 0;
}
