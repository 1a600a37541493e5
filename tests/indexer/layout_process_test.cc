// SPDX-License-Identifier: MIT OR Apache-2.0
// Layouts that misbehave in every way: each costs a map, and none the program.
#include "indexer/map/layout_process.h"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::SizeIs;

enum What { kGood, kCrash, kAbort, kExit, kThrow, kSpin, kHang, kEat, kShort, kConnect, kRead };

// What it does the width of the first box says.
std::vector<Place> misbehave(std::span<const Box> boxes, std::span<const Spring>) {
  switch (static_cast<What>(boxes[0].width)) {
    case kCrash:
      crash();
      break;
    case kAbort:
      std::abort();
    case kExit:
      _exit(0);
    case kThrow:
      throw std::runtime_error("odd");
    case kSpin:
      while (getpid() > 0) {
      }
      break;
    case kHang:
      pause();
      break;
    case kEat: {
      std::vector<std::string> eaten;
      for (;;) eaten.emplace_back(64 << 20, 'x');
    }
    case kShort:
      return {{1, 1}};
    case kConnect:
      return {{socket(AF_INET, SOCK_STREAM, 0), 0}};
    case kRead:
      return {{std::ifstream("/etc/passwd") ? 1 : 0, 0}};
    case kGood:
      break;
  }
  return std::vector<Place>(boxes.size(), Place{7, 9});
}

std::vector<Place> ask(LayoutProcess& process, What what) {
  const std::vector<Box> boxes = {{what, 22}, {100, 22}};
  return process.lay_out(boxes, {});
}

std::string trouble(const Limits& limits, What what) {
  LayoutProcess process(misbehave, limits);
  std::string said;
  try {
    ask(process, what);
  } catch (const LayoutError& error) {
    said = error.what();
  }
  EXPECT_THAT(ask(process, kGood), SizeIs(2)) << "after " << said;
  return said;
}

constexpr Limits kSmall = {.memory_bytes = 256 << 20, .cpu_seconds = 1, .wall_seconds = 60};

TEST(ALayoutProcess, TellsWhatHappenedAndTheNextOneServes) {
  EXPECT_EQ(trouble(kSmall, kCrash), "crashed (Segmentation fault)");
  EXPECT_EQ(trouble(kSmall, kAbort), "crashed (Aborted)");
  EXPECT_THAT(trouble(kSmall, kExit), HasSubstr("gave up"));
  EXPECT_THAT(trouble(kSmall, kThrow), HasSubstr("gave up (is libgvc6 installed whole?)"));
  EXPECT_EQ(trouble(kSmall, kShort), "gave other places than it was asked for");
  EXPECT_EQ(trouble(kSmall, kSpin), "takes longer than 1 seconds");
}

TEST(ALayoutProcess, HasTimeAndMemoryToItself) {
  Limits limits = kSmall;
  if (!kSanitized) {
    EXPECT_EQ(trouble(limits, kEat), "takes more than 256 MiB of memory");
  }
  limits.wall_seconds = 2;
  LayoutProcess process(misbehave, limits);
  EXPECT_THROW(ask(process, kHang), LayoutError);
}

TEST(ALayoutProcess, IsConfined) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer needs what the confinement forbids";
  EXPECT_EQ(trouble(kSmall, kConnect), "crashed (Bad system call)");
  LayoutProcess process([](auto boxes, auto) { return misbehave(boxes, {}); });
  const std::vector<Box> box = {{kRead, 22}};
  EXPECT_EQ(process.lay_out(box, {}).at(0).x, 0);
}

// The second request finds a process that has served before and fails; a fresh one does not.
TEST(ALayoutProcess, IsReplacedWhereItFailsAfterItServed) {
  int served = 0;
  LayoutProcess process([&](std::span<const Box> boxes, std::span<const Spring>) {
    if (served++ > 0) std::abort();
    return std::vector<Place>(boxes.size());
  });
  EXPECT_THAT(ask(process, kGood), SizeIs(2));
  EXPECT_THAT(ask(process, kGood), SizeIs(2));
  EXPECT_EQ(served, 0) << "it was called here";
}

TEST(ALayoutProcess, GivesThePlacesThatLayingOutHereGives) {
  std::vector<Box> boxes;
  std::vector<Spring> springs;
  for (int i = 0; i < 80; ++i) boxes.push_back({60 + 3 * i, 22});
  for (std::size_t i = 1; i < boxes.size(); ++i) {
    springs.push_back({i / 3, i, 1 + static_cast<double>(i % 5) / 3});
    springs.push_back({i * i % 80, i, 2});
  }
  std::erase_if(springs, [](const Spring& spring) { return spring.a == spring.b; });
  LayoutProcess process;
  for (int round = 0; round < 2; ++round) {
    const std::vector<Place> here = lay_out(boxes, springs);
    const std::vector<Place> there = process.lay_out(boxes, springs);
    ASSERT_EQ(there.size(), here.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
      EXPECT_EQ(there[i].x, here[i].x) << i;
      EXPECT_EQ(there[i].y, here[i].y) << i;
    }
  }
}

TEST(ALayoutProcess, RefusesWhatIsLargerThanAPacket) {
  LayoutProcess process;
  EXPECT_THROW(process.lay_out(std::vector<Box>(100'000, Box{60, 22}), {}), LayoutError);
  EXPECT_THAT(process.lay_out({}, {}), testing::IsEmpty());
}

}  // namespace
}  // namespace plumbline
