// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/recorded_title.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> runs(std::string_view title) {
  std::vector<std::string> all;
  for (const TitleRun& run : runs_of_title(title))
    all.push_back(std::string(run.text) + " / " + run.rest);
  return all;
}

TEST(RecordedTitle, IsAnyRunOfItsPartsTheLongestFirst) {
  EXPECT_THAT(
      runs("LPC 2023 - Klint: a lint | Gary Guo"),
      ElementsAre("LPC 2023 - Klint: a lint / Gary Guo", "Klint: a lint | Gary Guo / LPC 2023",
                  "LPC 2023 - Klint / a lint Gary Guo", "Klint: a lint / LPC 2023 Gary Guo",
                  "a lint | Gary Guo / LPC 2023 Klint", "LPC 2023 / Klint a lint Gary Guo",
                  "Klint / LPC 2023 a lint Gary Guo", "a lint / LPC 2023 Klint Gary Guo",
                  "Gary Guo / LPC 2023 Klint a lint"));
  EXPECT_THAT(runs("Writing drivers by Ada Example (EuroRust 2024)"), SizeIs(5));
  EXPECT_THAT(runs("Writing drivers\uFF1A now \uFF5C EuroRust"), SizeIs(5));
}

TEST(RecordedTitle, OfOnePartHasNone) {
  for (const char* title : {"", "Klint", "Writing drivers", " - ", "(drivers)", "a-b c|"})
    EXPECT_THAT(runs(title), IsEmpty()) << title;
  std::string long_title = "a b";
  for (int i = 0; i < 12; ++i) long_title += " - a b";
  EXPECT_THAT(runs(long_title), IsEmpty());
}
}  // namespace
}  // namespace plumbline
