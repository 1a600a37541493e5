// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sbv.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Reading read(const std::string& text) {
  return read_with(kSubViewer, "transcripts/e-2024/t.sbv", text);
}

TEST(Sbv, TimesStandAboveTheirText) {
  const std::string text =
      "0:00:00.599,0:00:04.160\nHello[br]there,\nall 3 of you.\n\n0:00:04.160,0:00:06.770\n42\n\n"
      "0:02:04.160,0:02:06.770\nWell, 1,2 or 3.";
  ASSERT_TRUE(kSubViewer.recognizes({"", "x", text}));
  const Reading reading = read(text);
  EXPECT_THAT(texts_of(reading), ElementsAre("Hello there, all 3 of you. 42", "Well, 1,2 or 3."));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_EQ(reading.sources.at(0).sections.at(1).seconds, 124);
  EXPECT_EQ(reading.sources[0].slug, "e-2024/t");
  EXPECT_EQ(reading.sources[0].kind, SourceKind::kTranscript);
}

TEST(Sbv, MayHaveAByteOrderMarkAndCrLf) {
  const std::string text = "\xEF\xBB\xBF\r\n0:00:01.000,0:00:02.000\r\nHello.\r\n\r\n";
  ASSERT_TRUE(kSubViewer.recognizes({"", "x", text}));
  EXPECT_THAT(texts_of(read(text)), ElementsAre("Hello."));
}

TEST(Sbv, IsKnownByItsFirstLine) {
  for (const char* other :
       {"", "1,2\nx", "0:00:01.000\nx", "0:00:01.000,0:00:02.000,0:00:03.000\nx",
        "name,0:00:01.000\nx", "1\n00:00:01,000 --> 00:00:02,000\nx"})
    EXPECT_FALSE(kSubViewer.recognizes({"", "a.sbv", other})) << other;
}

TEST(Sbv, KeepsNoMailAddresses) {
  EXPECT_THAT(texts_of(read("0:00:01.000,0:00:02.000\nAsk ada@secret.example.")),
              ElementsAre("Ask (e-mail address)."));
}

TEST(Sbv, ThatSaysNothingIsLeftOut) {
  EXPECT_THAT(messages_of(read("0:00:01.000,0:00:02.000\n\n")),
              ElementsAre(HasSubstr("no cue with a text")));
}

TEST(Sbv, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(
      kSubViewer, "t.sbv",
      "0:00:00.599,0:00:04.160\nHello[br]there.\n\n1:00:04.160,1:00:06.770\nYou.\n", 80, 300);
}
}  // namespace
}  // namespace plumbline
