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

TEST(CountsTest, NeighboursWithSmallCountsTakeTwoBytesEach) {
  EXPECT_EQ(pack_counts({{1, 4}, {2, 4}, {100, 10}}).size(), 6u);
}

TEST(CountsTest, DamagedBytesGiveWhatCanBeRead) {
  EXPECT_THAT(read(""), testing::IsEmpty());
  EXPECT_THAT(read("\x05"), testing::ElementsAre(std::pair(5u, 0u)));
  EXPECT_THAT(read("\x01\x02\x81"), testing::ElementsAre(std::pair(1u, 2u), std::pair(2u, 0u)));
  EXPECT_EQ(read(std::string(100, '\xFF')).size(), 1u);
}
}  // namespace
}  // namespace plumbline
