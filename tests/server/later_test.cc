// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/later.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace plumbline {
namespace {

TEST(Later, IsMadeWhenItIsFirstAskedForAndOnce) {
  int made = 0;
  const Later<std::string> value([&] { return std::to_string(++made); });
  EXPECT_EQ(made, 0);
  EXPECT_EQ(value.get(), "1");
  EXPECT_EQ(value.get(), "1");
  EXPECT_EQ(made, 1);
}

TEST(Later, IsMadeOnceHoweverManyThreadsAsk) {
  std::atomic<int> made = 0;
  const Later<int> value([&] { return ++made; });
  std::vector<std::thread> threads;
  std::atomic<int> sum = 0;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { sum += value.get(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(sum, 8);
}

TEST(Later, IsTriedAgainAfterItCouldNotBeMade) {
  int tried = 0;
  const Later<int> value([&] { return ++tried < 3 ? throw std::runtime_error("not yet") : tried; });
  EXPECT_THROW(value.get(), std::runtime_error);
  EXPECT_THROW(value.get(), std::runtime_error);
  EXPECT_EQ(value.get(), 3);
}

}  // namespace
}  // namespace plumbline
