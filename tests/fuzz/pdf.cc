// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/fuzz/promise.h"
#include "tests/fuzz/reading.h"

// Reads a deck's text. Its pages are not drawn here: what poppler draws of any bytes is poppler's affair, in a process
// of its own (indexer/pictures/painter.h), and takes a hundred times as long.
namespace plumbline::fuzz {
namespace {
void check(std::string_view bytes) { check_format("pdf", "slides/a/b.pdf", bytes); }
}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
