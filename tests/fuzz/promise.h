// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/fuzz/promise.h: what a fuzz target says must hold, whatever the bytes were. A broken promise ends the
// process, so that libFuzzer keeps the input and a test of the seeds fails.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace plumbline::fuzz {

inline void require(bool kept, std::string_view promise, std::string_view seen = {}) {
  if (kept) return;
  const std::string line =
      "broken promise: " + std::string(promise) + ": " + std::string(seen) + "\n";
  std::fputs(line.c_str(), stderr);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// The line that an input begins with, which is taken off it: a second text, or what to do with the first.
inline std::string_view take_line(std::string_view* input) {
  const std::string_view line = input->substr(0, input->find('\n'));
  input->remove_prefix(line.size() < input->size() ? line.size() + 1 : line.size());
  return line;
}

}  // namespace plumbline::fuzz

// fuzz_<name> is made of tests/fuzz/<name>.cc, which has one of these.
#define PLUMBLINE_FUZZ_TARGET(check)                                                  \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);  \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    check(plumbline::fuzz::text_of(data, size));                                      \
    return 0;                                                                         \
  }
