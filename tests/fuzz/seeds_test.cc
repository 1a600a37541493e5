// SPDX-License-Identifier: MIT OR Apache-2.0
// Gives every seed of tests/fuzz/seeds to its fuzz target, in a build without libFuzzer: what a fuzzer once found
// stays mended, and the targets keep their promises of what they were written for.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#define PLUMBLINE_FUZZED(name) extern "C" int fuzz_##name(const std::uint8_t*, std::size_t);
#include "fuzz_targets.h"
#undef PLUMBLINE_FUZZED

namespace plumbline {
namespace {

struct Target {
  const char* name;
  int (*check)(const std::uint8_t*, std::size_t);
};

#define PLUMBLINE_FUZZED(name) {#name, fuzz_##name},
constexpr Target kTargets[] = {
#include "fuzz_targets.h"
};
#undef PLUMBLINE_FUZZED

std::filesystem::path seeds() {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  return std::filesystem::path(source ? source : ".") / "tests/fuzz/seeds";
}

// A copy of just that size, so that a sanitizer sees who reads behind the end.
void give(const Target& target, const std::string& bytes) {
  const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
  target.check(copy.data(), copy.size());
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// A few bytes changed, taken out or doubled: the same each time for the same round.
std::string damaged(std::string bytes, unsigned round) {
  unsigned state = round;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return below == 0 ? 0 : state / 65536 % below;
  };
  for (std::size_t i = 1 + random(3); i > 0 && !bytes.empty(); --i) {
    const std::size_t at = random(bytes.size()), size = random(8);
    if (const std::size_t how = random(4); how == 0)
      bytes.erase(at, size);
    else if (how == 1)
      bytes.insert(random(bytes.size()), bytes.substr(at, size));
    else if (how == 2)
      bytes[at] = static_cast<char>(random(256));
    else
      bytes[at] = bytes[random(bytes.size())];
  }
  return bytes;
}

constexpr unsigned kRounds = 40;

class FuzzSeeds : public testing::TestWithParam<Target> {};

TEST_P(FuzzSeeds, KeepThePromises) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(seeds() / GetParam().name)) {
    SCOPED_TRACE(entry.path());
    const std::string bytes = bytes_of(entry.path());
    give(GetParam(), bytes);
    give(GetParam(), bytes.substr(0, bytes.size() / 2));
    ++count;
  }
  EXPECT_GE(count, 2) << "a target has seeds of its own";
}

TEST_P(FuzzSeeds, KeepThePromisesDamaged) {
  for (const auto& entry : std::filesystem::directory_iterator(seeds() / GetParam().name)) {
    const std::string bytes = bytes_of(entry.path());
    for (unsigned round = 0; round < kRounds; ++round) give(GetParam(), damaged(bytes, round));
  }
}

TEST_P(FuzzSeeds, NothingAtAllIsNoDanger) {
  give(GetParam(), "");
  give(GetParam(), "\n");
  give(GetParam(), std::string(1, '\0'));
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzSeeds, testing::ValuesIn(kTargets),
                         [](const auto& target) { return std::string(target.param.name); });

}  // namespace
}  // namespace plumbline
