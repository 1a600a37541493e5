// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/slip.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(FitWithSlip, KnowsTheFourSlips) {
  const auto fit = [](std::u32string_view typed, std::u32string_view word) {
    return fit_with_slip(typed, word);
  };
  EXPECT_EQ(fit(U"klnt", U"klint"), Fit::kWhole);
  EXPECT_EQ(fit(U"klinnt", U"klint"), Fit::kWhole);
  EXPECT_EQ(fit(U"klimt", U"klint"), Fit::kWhole);
  EXPECT_EQ(fit(U"kilnt", U"klint"), Fit::kWhole);
  EXPECT_EQ(fit(U"lkin", U"klint"), Fit::kBeginning);
  EXPECT_EQ(fit(U"klints", U"klint"), Fit::kWhole);
  EXPECT_EQ(fit(U"kxxnt", U"klint"), Fit::kNone);
  EXPECT_EQ(fit(U"klint", U"klint"), Fit::kNone);
  EXPECT_EQ(fit(U"", U"klint"), Fit::kNone);
  EXPECT_EQ(fit(U"a", U""), Fit::kWhole);
}

}  // namespace
}  // namespace plumbline
