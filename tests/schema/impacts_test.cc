// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/impacts.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::Pair;

std::vector<std::pair<std::uint32_t, int>> unpacked(std::string_view bytes) {
  std::vector<std::pair<std::uint32_t, int>> found;
  for (const auto& [document, steps] : unpack_impacts(bytes)) found.emplace_back(document, steps);
  return found;
}

TEST(ImpactsTest, WhatGoesInComesOut) {
  const std::string bytes = pack_impacts({{1, 1}, {2, 127}, {400, 64}, {401, 3}, {2000000000, 9}});
  EXPECT_THAT(unpacked(bytes), ElementsAre(Pair(1U, 1), Pair(2U, 127), Pair(400U, 64),
                                           Pair(401U, 3), Pair(2000000000U, 9)));
}

TEST(ImpactsTest, NextDocumentHasOneByte) {
  EXPECT_EQ(pack_impacts({{1, 5}, {2, 5}, {3, 5}}).size(), 3U);
  EXPECT_EQ(pack_impacts({{1, 5}, {3, 5}}).size(), 3U);
}

TEST(ImpactsTest, DamagedBytesAreReadToTheirEnd) {
  const std::string bytes = pack_impacts({{7, 5}, {900, 6}});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_LE(unpacked(bytes.substr(0, size)).size(), 2U) << size;
  EXPECT_LE(unpacked(std::string(40, '\xFF')).size(), 40U);
}

TEST(ImpactsTest, StepsAreABound) {
  for (double worth = 0.001; worth < kMostWorth; worth += 0.001) {
    const double bound = steps_of(worth) * kWorthOfStep;
    EXPECT_GE(bound, worth);
    EXPECT_LE(bound, worth + kWorthOfStep);
  }
}

}  // namespace
}  // namespace plumbline
