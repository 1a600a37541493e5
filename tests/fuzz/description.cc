// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/reading.h"

namespace plumbline::fuzz {
namespace {
void check(std::string_view text) {
  Problems problems;
  require_sound(read_description(text, "a.json", 1, &problems));
  require_sound(problems);
}
}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
