// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/text_transcript.h"

#include <gmock/gmock.h>

#include "indexer/sources/formats.h"
#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kName = "transcripts/e-2024/t.txt";

// "62 [Heading] text" of each section.
std::vector<std::string> moments_of(const Reading& reading) {
  std::vector<std::string> moments = texts_of(reading);
  std::size_t i = 0;
  for (const Source& source : reading.sources) {
    for (const Section& section : source.sections)
      moments[i] = std::to_string(section.seconds.value()) + " " + moments[i], ++i;
  }
  return moments;
}

TEST(TextTranscript, IsGatheredIntoMinutesWithItsSpeakers) {
  const Reading reading = read_with(kTextTranscript, kName,
                                    "Ada Lovelace  0:00\nHello.\nWelcome.\n\n"
                                    "Speaker 2  0:05\n\nThank you.\n\n"
                                    "Ada Lovelace  2:10\nLater.\n\nMuch later.\n");
  EXPECT_THAT(moments_of(reading),
              ElementsAre("0 Ada Lovelace: Hello. Welcome./Speaker 2: Thank you.",
                          "130 Ada Lovelace: Later. Much later."));
  EXPECT_THAT(reading.problems, IsEmpty());
  const Source& transcript = reading.sources.at(0);
  EXPECT_EQ(transcript.kind, SourceKind::kTranscript);
  EXPECT_EQ(transcript.slug, "e-2024/t");
  EXPECT_EQ(transcript.title, kTranscriptTitle);
  EXPECT_EQ(transcript.sections.at(1).line, 9);
}

TEST(TextTranscript, HasHeadingsInMarkdown) {
  const Reading reading = read_with(
      kTextTranscript, "transcripts/2023-11-14-klint.md",
      "---\ntitle: Klint, *the* lint\nlang: en\nspeakers: [Gary Guo]\n"
      "media: https://video.example/1\n---\n"
      "## The beginning\n\n**Gary:** \\[0:01\\] `Arc<T>` is *a* [type](https://a.example/).\n\n"
      "## Locks\n\n**[0:10]** So are they.\n\n### Without a time\n\nText.\n");
  EXPECT_THAT(moments_of(reading),
              ElementsAre("1 [The beginning] Gary: Arc<T> is a type.", "10 [Locks] So are they.",
                          "10 [Without a time] Text."));
  const Source& transcript = reading.sources.at(0);
  EXPECT_EQ(transcript.title, "Klint, *the* lint");
  EXPECT_EQ(transcript.lang, "en");
  EXPECT_EQ(transcript.date, "2023-11-14");
  ASSERT_EQ(transcript.speakers.size(), 1u);
  ASSERT_EQ(transcript.links.size(), 1u);
  EXPECT_EQ(transcript.links[0].key + " " + transcript.links[0].url,
            "video https://video.example/1");
}

TEST(TextTranscript, TakesItsTitleFromTheFirstHeadingAndKeepsWhatStandsBeforeTheTimes) {
  const Reading reading =
      read_with(kTextTranscript, "transcripts/t.md",
                "# Klint\n\nRecorded in Richmond.\n\n[0:07] Hello.\n[0:09] You.\n");
  EXPECT_EQ(reading.sources.at(0).title, "Klint");
  EXPECT_THAT(moments_of(reading), ElementsAre("0 Recorded in Richmond. Hello. You."));
}

TEST(TextTranscript, RepeatsAreNotThoseOfRollingCaptions) {
  const Reading reading =
      read_with(kTextTranscript, kName, "[0:01] A: I think\n[0:02] B: I think so\n[0:03] A: So\n");
  EXPECT_THAT(texts_of(reading), ElementsAre("A: I think/B: I think so/A: So"));
}

TEST(TextTranscript, TimesThatGoBackArePutInOrder) {
  const Reading reading = read_with(kTextTranscript, kName, "[0:09] B\n[0:01] A\n[0:10] C\n");
  EXPECT_THAT(moments_of(reading), ElementsAre("1 A B C"));
  EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr("t.txt:2: 1 cue: the time goes back")));
}

TEST(TextTranscript, IsKnownInItsDirectoryByTwoTimesAndElsewhereByMany) {
  EXPECT_EQ(format_of("transcripts/a.txt", "0:00\nHello.\n0:05\nYou.\n"), "text-transcript");
  EXPECT_EQ(format_of("talks/a.txt", "0:00\nHello.\n0:05\nYou.\n0:06\nAll.\n"), "");
  EXPECT_EQ(format_of("talks/a.txt", "[0:00] Hello.\n[0:05] You.\n[0:09] All.\n"),
            "text-transcript");
  EXPECT_EQ(format_of("talks/a.txt", "[0:00] Hello.\n[0:05] You.\n"), "");
  EXPECT_EQ(format_of("talks/a.MD", "A (0:00): Hello.\nA (0:05): You.\nA (0:09): All.\n"),
            "text-transcript");
  EXPECT_EQ(format_of("a.vtt.bak", "[0:00] Hello.\n[0:05] You.\n[0:09] All.\n"), "");
}

TEST(TextTranscript, AnAgendaAndAChatAreNone) {
  EXPECT_EQ(format_of("notes/a.txt", "[09:00] Welcome\n[09:30] Klint\n[09:45] Miri\n"),
            "text-notes");
  EXPECT_EQ(format_of("notes/a.txt", "9:00 Welcome\n9:30 Klint\n9:45 Miri\n"), "text-notes");
  EXPECT_EQ(format_of("notes/a.txt", "[00:01] <a> x\n[00:02] <b> y\n[00:03] <a> z\n"),
            "text-notes");
  EXPECT_EQ(format_of("notes/a.md", "[0:09] a\n[0:08] b\n[0:07] c\n[0:06] d\n"), "markdown-notes");
  EXPECT_EQ(format_of("transcripts/README.md", "[0:00] a\n[0:08] b\n"), "");
}

TEST(TextTranscript, WithoutTimesItIsATranscriptInADirectoryOfThem) {
  const std::string text = "# Klint\n\n**Gary:** Hello.\n\n## Locks\n\nText.\n";
  ASSERT_EQ(format_of("transcripts/lpc-2023/klint.md", text), "markdown-notes");
  const Reading reading =
      read_input(all_formats(), {"", "transcripts/lpc-2023/klint.md", text}).reading;
  EXPECT_EQ(reading.sources.at(0).kind, SourceKind::kTranscript);
  EXPECT_EQ(reading.sources.at(0).slug, "lpc-2023/klint");
  EXPECT_THAT(texts_of(reading), ElementsAre("[Klint] Gary: Hello.", "[Locks] Text."));
  EXPECT_EQ(format_of("The Captions/a.txt", "Hello."), "text-notes");
  EXPECT_EQ(format_of("transcripts/a.html", "<p>Hello.</p>"), "html-notes");
}

TEST(TextTranscript, KeepsNoMailAddresses) {
  const Reading reading = read_with(kTextTranscript, "t.md",
                                    "# By ada@secret.example\n[0:00] ada@secret.example: Ask "
                                    "*ada*@secret.example\n## ada@secret.example\nText");
  EXPECT_EQ(reading.sources.at(0).title.find("secret"), std::string::npos);
  EXPECT_THAT(texts_of(reading), testing::Each(testing::Not(HasSubstr("secret"))));
}

TEST(TextTranscript, ThatSaysNothingIsLeftOut) {
  EXPECT_THAT(messages_of(read_with(kTextTranscript, kName, "[0:00]\n[0:01] A:\n")),
              ElementsAre(HasSubstr("no cue with a text")));
}

TEST(TextTranscript, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(kTextTranscript, "t.md",
                           "---\ntitle: A\n---\n# B\n[0:00] Ada: Hello.\n\n**You** (0:59): `x`.\n"
                           "Ada  1:02:03\n## C\nText\n",
                           80, 300);
}
}  // namespace
}  // namespace plumbline
