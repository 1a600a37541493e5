// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/counted.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(Counted, TellsOneFromManyWithThousandsApart) {
  EXPECT_EQ(counted(0, "talk"), "0 talks");
  EXPECT_EQ(counted(1, "talk"), "1 talk");
  EXPECT_EQ(counted(999, "talk"), "999 talks");
  EXPECT_EQ(counted(1000, "talk"), "1,000 talks");
  EXPECT_EQ(counted(std::size_t{1234567}, "talk"), "1,234,567 talks");
  EXPECT_EQ(counted(1, "person", "people"), "1 person");
  EXPECT_EQ(counted(2, "person", "people"), "2 people");
}

}  // namespace
}  // namespace plumbline
