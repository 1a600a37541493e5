// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/fuzz/promise.h"
#include "tests/fuzz/reading.h"

namespace plumbline::fuzz {
namespace {
void check(std::string_view bytes) { check_format("rst-slides", "slides/a/b.rst", bytes); }
}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
