// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/counts.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> read(std::string_view bytes) {
  std::vector<Count> counts;
  unpack_counts(bytes, &counts);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Count& entry : counts) pairs.emplace_back(entry.id, entry.count);
  return pairs;
}

TEST(CountsTest, ComeBackAsTheyWere) {
  const std::vector<Count> counts = {
      {0, 1}, {1, 127}, {128, 128}, {70'000, 1'000'000}, {4'294'967'295u, 4'294'967'295u}};
  std::vector<Count> out = {{9, 9}};
  unpack_counts(pack_counts(counts), &out);
  ASSERT_EQ(out.size(), counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    EXPECT_EQ(out[i].id, counts[i].id);
    EXPECT_EQ(out[i].count, counts[i].count);
  }
}

TEST(CountsTest, AnyDistancesAndCountsComeBack) {
  for (std::uint32_t step : {1u, 2u, 7u, 100u, 60'000'000u}) {
    std::vector<Count> counts;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
    for (std::uint32_t n = 0; n < 70; ++n) {
      EXPECT_EQ(read(pack_counts(counts)), expected) << step << " " << n;
      counts.push_back({step * n + n % 2 * (step / 2), n + 1});
      expected.emplace_back(counts.back().id, counts.back().count);
    }
  }
}

TEST(CountsTest, OneFarBehindManyNeighboursComesBack) {
  std::vector<Count> counts;
  for (std::uint32_t id = 0; id < 1000; ++id) counts.push_back({id, 3});
  counts.push_back({4'000'000, 1});
  const auto pairs = read(pack_counts(counts));
  ASSERT_EQ(pairs.size(), counts.size());
  EXPECT_EQ(pairs.back(), std::pair(4'000'000u, 1u));
}

TEST(CountsTest, NeighboursWithFrequentCountsTakeTwoBits) {
  std::vector<Count> counts;
  for (std::uint32_t id = 0; id < 800; ++id) counts.push_back({id, 3});
  EXPECT_LT(pack_counts(counts).size(), 210u);
}

TEST(CountsTest, DamagedBytesGiveWhatCanBeRead) {
  EXPECT_THAT(read(""), testing::IsEmpty());
  const std::string whole = pack_counts({{5, 1}, {9, 2}, {70'000, 300}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_LT(read(whole.substr(0, size)).size(), 4u);
  for (const char byte : {'\xFF', '\0', '\x55', '\xE0'})
    EXPECT_LT(read(std::string(100, byte)).size(), 800u);
}
}  // namespace
}  // namespace plumbline
