// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/spoken_line.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {

// "61.5 ! Ada|Text": seconds, "!" where the time is certain, speaker and text; "-|Text" without a time.
std::string told(std::string_view line) {
  const SpokenLine spoken = parse_spoken_line(line);
  if (!spoken.start_ms) return "-|" + spoken.speaker + spoken.text;
  std::string time = std::to_string(*spoken.start_ms / 1000);
  if (*spoken.start_ms % 1000 > 0) time += "." + std::to_string(*spoken.start_ms % 1000);
  return time + (spoken.certain ? "!" : "") + "|" + spoken.speaker + "|" + spoken.text;
}

TEST(SpokenLine, HasATimeBeforeItsText) {
  EXPECT_EQ(told("[00:01:02] Text: here"), "62!|Text|here");
  EXPECT_EQ(told("[01:02] It says: here"), "62!|It says|here");
  EXPECT_EQ(told("[01:02] it says: here"), "62!||it says: here");
  EXPECT_EQ(told("(1:02) - Text."), "62!||Text.");
  EXPECT_EQ(told("  [00:01.500 --> 00:04.000]  Text"), "1.500!||Text");
  EXPECT_EQ(told("[00:00 \u2013 00:02] Text"), "0!||Text");
  EXPECT_EQ(told("00:01:02.5 Text"), "62.500!||Text");
  EXPECT_EQ(told("01:02:03"), "3723!||");
  EXPECT_EQ(told("1:02 Text"), "62||Text");
  EXPECT_EQ(told("1:02"), "62||");
  EXPECT_EQ(told("1:02 - 1:08: Text"), "62||Text");
  EXPECT_EQ(told("1:02: Text"), "62||Text");
  EXPECT_EQ(told("[1:02] Ada Lovelace: Text"), "62!|Ada Lovelace|Text");
  EXPECT_EQ(told("00:02:17\tRa\u00fal K:\thello: you!"), "137!|Ra\u00fal K|hello: you!");
  EXPECT_EQ(told("00:02:17\tada-l:\thello"), "137!|ada-l|hello");
  EXPECT_EQ(told("0:15 \u00c5sa:"), "15|\u00c5sa|");
}

TEST(SpokenLine, HasANameBeforeItsTime) {
  EXPECT_EQ(told("Ada (00:01:02): Text"), "62!|Ada|Text");
  EXPECT_EQ(told("Ada(1:02):"), "62!|Ada|");
  EXPECT_EQ(told("Ada: [1:02] Text"), "62!|Ada|Text");
  EXPECT_EQ(told("Ada Lovelace  1:02  "), "62!|Ada Lovelace|");
  EXPECT_EQ(told("Ada\t1:02"), "62!|Ada|");
  EXPECT_EQ(told("Speaker 0: 00:01:02"), "62!|Speaker 0|");
  EXPECT_EQ(told("speaker_1 [0:05] Text"), "5!|speaker_1|Text");
}

TEST(SpokenLine, MayBeMarkdown) {
  EXPECT_EQ(told("**[00:01:02]** Text"), "62!||Text");
  EXPECT_EQ(told("**Ada:** \\[01:02\\] Text \\[laughs\\]"), "62!|Ada|Text \\[laughs\\]");
  EXPECT_EQ(told("**Ada** (00:01:02): *Text*"), "62!|Ada|*Text*");
  EXPECT_EQ(told("**** (00:01:02): Text"), "62!||Text");
  EXPECT_EQ(told("### Ada [1:02]"), "62!|Ada|");
  EXPECT_EQ(told("**Ada** (1:02): The `__init__` of **kwargs"),
            "62!|Ada|The `__init__` of **kwargs");
  EXPECT_EQ(told("[1:02] __init__ and a**b**c"), "62!||__init__ and a**b**c");
  EXPECT_EQ(told("- [1:02] Text"), "62!||Text");
  EXPECT_EQ(told("> 1:02 Text"), "62||Text");
}

TEST(SpokenLine, OtherLinesHaveNoTime) {
  for (const char* line : {"",
                           "Text.",
                           "We meet at 10:30.",
                           "Ada: Text",
                           "Ada (see 1:02): Text",
                           "10:30h Text",
                           "1:02pm Text",
                           "[1] Text",
                           "[12:30",
                           "(1:02 Text",
                           "5 Text",
                           "1:2:3:4 Text",
                           "[10:02] <ada> hello",
                           "10:02:33 <ada> hello",
                           "10:02 * ada leaves",
                           "Ada Lovelace 1:02",
                           "it is (1:02) later",
                           "Duration: 00:45:12",
                           "**Length** (45:12)",
                           "What did she say? (1:02)",
                           "[ada](https://a.example/1:02)",
                           "https://a.example/1:02",
                           "A name of far too many words to be one (1:02): Text",
                           "1:02\u00e9",
                           "-1:02 Text"})
    EXPECT_EQ(told(line), "-|" + std::string(line));
}
}  // namespace
}  // namespace plumbline
