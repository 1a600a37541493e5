// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/percent.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(Percent, EscapesWhatIsNotToBeKept) {
  EXPECT_EQ(percent_encoded("aß/b%", ascii::is_letter), "a%C3%9F%2Fb%25");
  EXPECT_EQ(percent_encoded("", ascii::is_letter), "");
}

TEST(Percent, DecodesWhatIsSafe) {
  EXPECT_EQ(percent_decoded("%41%2f%c3%9F%"), "A/ß%");
  EXPECT_EQ(percent_decoded("%41%2f%4", ascii::is_letter), "A%2F%4");
}

TEST(Percent, EveryByteComesBack) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  EXPECT_EQ(percent_decoded(percent_encoded(all, ascii::is_alphanumeric)), all);
}

}  // namespace
}  // namespace plumbline
