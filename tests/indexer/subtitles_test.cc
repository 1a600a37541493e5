// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include "indexer/sources/cues.h"
#include "indexer/sources/srt.h"
#include "indexer/sources/webvtt.h"
#include "tests/indexer/format_test.h"
#include "tests/support/test_data.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading vtt(const std::string& text) {
  return read_with(kWebVTT, "transcripts/e-2024/t.vtt", text);
}
Reading srt(const std::string& text) {
  return read_with(kSubRip, "transcripts/e-2024/t.srt", text);
}

std::string time_of(int second) {
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d.000", second / 60, second % 60);
  return text;
}

// Cues of `length` seconds, one after the other.
std::string cues_of(const std::vector<std::string>& texts, int length) {
  std::string out = "WEBVTT\n\n";
  int at = 0;
  for (const std::string& text : texts) {
    out += time_of(at) + " --> " + time_of(at + length) + "\n" + text + "\n\n";
    at += length;
  }
  return out;
}

std::vector<int> seconds_of(const Reading& reading) {
  std::vector<int> seconds;
  for (const Section& section : reading.sources.at(0).sections) seconds.push_back(*section.seconds);
  return seconds;
}

TEST(WebVTT, SaysWhichLinesBelongToNoCue) {
  const Reading reading =
      vtt("WEBVTT\n\nid\n00:01.000 --> 00:02.000\nOne.\n\nlost\nlost, too\n\nNOTE not lost\nx\n\n"
          "00:02.000 -> 00:03.000\nwrong arrow\n\n2\n00:03.000 --> 00:04.000\nTwo.\n\nat the end");
  EXPECT_THAT(texts_of(reading), ElementsAre("One. Two."));
  ASSERT_THAT(messages_of(reading), ElementsAre(HasSubstr("5 lines of no cue left out")));
  EXPECT_EQ(reading.problems[0].line, 7);
}

struct Dialect {
  const char *name, *source, *text;
};
class WebVTTDialects : public testing::TestWithParam<Dialect> {};
class SubRipDialects : public testing::TestWithParam<Dialect> {};

TEST_P(WebVTTDialects, AreRead) {
  ASSERT_TRUE(kWebVTT.recognizes({"", "x", GetParam().source}));
  const Reading reading = vtt(GetParam().source);
  EXPECT_THAT(texts_of(reading), ElementsAre(GetParam().text));
  EXPECT_THAT(reading.problems, IsEmpty());
}

TEST_P(SubRipDialects, AreRead) {
  ASSERT_TRUE(kSubRip.recognizes({"", "x", GetParam().source}));
  const Reading reading = srt(GetParam().source);
  EXPECT_THAT(texts_of(reading), ElementsAre(GetParam().text));
  EXPECT_THAT(reading.problems, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, WebVTTDialects,
    testing::Values(
        Dialect{"ShortTimes", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\nthere.", "Hello there."},
        Dialect{"LongTimes", "WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nHello.\n", "Hello."},
        Dialect{"HeaderText",
                "WEBVTT - made by hand\nKind: captions\n\n00:01.000 --> 00:02.000\nHello.",
                "Hello."},
        Dialect{"ByteOrderMarkAndCrLf",
                "\xEF\xBB\xBFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello.\r\n", "Hello."},
        Dialect{"CrAlone", "WEBVTT\r\r00:01.000 --> 00:02.000\rHello.\r", "Hello."},
        Dialect{"IdsAndSettings",
                "WEBVTT\n\nintro\n00:01.000 --> 00:02.000 align:start position:0%\nA.\n\n2\n"
                "00:03.000 --> 00:04.000\nB.",
                "A. B."},
        Dialect{"NotesStylesRegions",
                "WEBVTT\n\nNOTE a\nb --> c\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\n"
                "00:01.000 --> 00:02.000\nNOTE is said.",
                "NOTE is said."},
        Dialect{"ByteOrderMarkWithin",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n\xEF\xBB\xBFKlint\xEF\xBB\xBF walks.\n",
                "Klint walks."},
        Dialect{"TagsTimesEntities",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<c.yellow>A</c> <00:01.500><i>b</i> &amp; "
                "&lt;T&gt; "
                "Vec<u8> &#233;&nbsp;x",
                "A b & <T> Vec<u8> \u00e9 x"},
        Dialect{"Speakers",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>One.\n\n00:02.000 --> 00:03.000\n<v "
                "Ada>Two.</v>"
                "\n\n00:03.000 --> 00:04.000\n<v.loud Bob B>Three.\n<v Ada>Four.",
                "Ada: One. Two./Bob B: Three./Ada: Four."},
        Dialect{"NoBlankLineBehindHeader", "WEBVTT\n00:01.000 --> 00:02.000\nHello.", "Hello."},
        Dialect{"RollingLines",
                "WEBVTT\n\n00:00.000 --> 00:02.000\nhello and welcome\n\n00:02.000 --> 00:02.010\n"
                "hello and welcome\n\n00:02.010 --> 00:04.000\nhello and welcome\nto this talk\n\n"
                "00:04.000 --> 00:06.000\nto this talk\nabout pins",
                "hello and welcome to this talk about pins"},
        Dialect{"GrowingLine",
                "WEBVTT\n\n00:00.000 --> 00:01.000\nso here we\n\n00:01.000 --> 00:02.000\nso here "
                "we are",
                "so here we are"},
        Dialect{
            "SaidTwice",
            "WEBVTT\n\n00:00.000 --> 00:01.000\nThank you.\n\n00:01.000 --> 00:02.000\nThank you.",
            "Thank you. Thank you."}),
    [](const auto& dialect) { return dialect.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Table, SubRipDialects,
    testing::Values(
        Dialect{"Plain",
                "1\n00:00:01,000 --> 00:00:02,000\nHello\nthere.\n\n2\n00:00:02,000 --> "
                "00:00:03,000\nYou.\n",
                "Hello there. You."},
        Dialect{"CrLf", "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello.\r\n\r\n", "Hello."},
        Dialect{"NoNumbers", "00:00:01.5 --> 00:00:02.000\nHello.\n\n0:0:3,0 --> 0:0:4,0\nYou.",
                "Hello. You."},
        Dialect{"NoBlankLines",
                "1\n00:00:01,000 --> 00:00:02,000\nHello.\n2\n00:00:02,000 --> 00:00:03,000\nYou.",
                "Hello. You."},
        Dialect{"TextOfANumberAlone", "0:0:1,0 --> 0:0:2,0\n42\n\n0:0:3,0 --> 0:0:4,0\nYou.",
                "42 You."},
        Dialect{"NumberAloneAboveANumber",
                "1\n0:0:1,0 --> 0:0:2,0\n42\n\n2\n0:0:3,0 --> 0:0:4,0\nYou.", "42 You."},
        Dialect{"BlankLineInText", "1\n00:00:01,000 --> 00:00:02,000\nHello\n\nyou.\n",
                "Hello you."},
        Dialect{
            "FontsAndPlaces",
            "1\n00:00:01,000 --> 00:00:02,000 X1:0 Y1:0\n{\\an8}<font color=\"red\">Hello</font>.",
            "Hello."},
        Dialect{"FractionsOfMilliseconds",
                "1\n00:00:04,560.0000000000009 --> 00:00:07,925.25 X1:0\nHello.", "Hello."},
        Dialect{"LeadingBlankLines", "\n\n\n1\n00:00:01,000 --> 00:00:02,000\nHello.", "Hello."}),
    [](const auto& dialect) { return dialect.param.name; });

TEST(Subtitles, BelongToTheTalkOfTheirName) {
  const Reading reading = vtt("WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\nHallo.");
  ASSERT_THAT(reading.sources, SizeIs(1));
  const Source& source = reading.sources[0];
  EXPECT_EQ(source.kind, SourceKind::kTranscript);
  EXPECT_EQ(source.slug, "e-2024/t");
  EXPECT_EQ(source.event, "e-2024");
  EXPECT_EQ(source.lang, "de");
  EXPECT_EQ(source.hash.size(), 16u);
  EXPECT_EQ(source.sections[0].line, 4);
}

TEST(Subtitles, AreCutAtSentencesAboutOncePerMinute) {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) texts.push_back(i % 3 == 2 ? "this." : "words like");
  EXPECT_THAT(seconds_of(vtt(cues_of(texts, 5))), ElementsAre(0, 60, 120));
}

TEST(Subtitles, WithoutFullStopsAreCutAtThePause) {
  std::string text = "WEBVTT\n\n";
  for (int i = 0; i < 30; ++i) {
    const int at = i * 5 + (i > 9 ? 2 : 0);  // two seconds of silence at 0:50
    text += time_of(at) + " --> " + time_of(at + 5) + "\nmore words\n\n";
  }
  EXPECT_THAT(seconds_of(vtt(text)), ElementsAre(0, 52, 112));
}

TEST(Subtitles, WithoutFullStopsAndPausesAreCutAtAMinute) {
  EXPECT_THAT(seconds_of(vtt(cues_of(std::vector<std::string>(40, "more words"), 5))),
              ElementsAre(0, 60, 120));
}

TEST(Subtitles, LongSilenceBeginsASection) {
  EXPECT_THAT(
      seconds_of(vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n09:00.000 --> 09:01.000\nTwo")),
      ElementsAre(1, 540));
}

TEST(Subtitles, OfMeetingsTellWhoSpeaksBeforeTheText) {
  const auto text_of = [](const std::vector<std::string>& cues) {
    return texts_of(vtt(cues_of(cues, 2))).at(0);
  };
  EXPECT_EQ(text_of({"Ada L. | X: Hello.", "Ben: Hello,", "Ada.", "Ben: So it is: yes.",
                     "Ada L. | X: Well"}),
            "Ada L. | X: Hello./Ben: Hello, Ada. So it is: yes./Ada L. | X: Well");
  EXPECT_EQ(text_of({"One: a", "Two: b", "Three: c", "Three: d"}),
            "One: a Two: b Three: c Three: d")
      << "too many names that come once";
  EXPECT_EQ(text_of({"Ada: a", "b", "c", "d", "Ada: e"}), "Ada: a b c d Ada: e") << "too few";
  EXPECT_EQ(text_of({"<v Cy>Ada: a", "<v Cy>Ada: b"}), "Cy: Ada: a Ada: b");
}

TEST(Subtitles, OfTeamsTellWhoSpeaksOnALineOfItsOwn) {
  const auto text_of = [](const std::vector<std::string>& cues) {
    return texts_of(vtt(cues_of(cues, 2))).at(0);
  };
  EXPECT_EQ(text_of({"Ada Lovelace\nHello,", "Ada Lovelace\nall.", "Ben\nHello.", "Ben\nWell"}),
            "Ada Lovelace: Hello, all./Ben: Hello. Well");
  EXPECT_EQ(text_of({"So\nit is", "and so\nit was", "So\nit will be"}),
            "So it is and so it was So it will be")
      << "a line that is broken";
  EXPECT_EQ(text_of({"Yes.\nIt is", "Yes.\nIt was", "Yes.\nIt will"}),
            "Yes. It is Yes. It was Yes. It will");
}

TEST(Subtitles, SayWhatIsWrongWithTimes) {
  const Reading reading =
      vtt("WEBVTT\n\n00:09.000 --> 00:08.000\nA.\n\n00:03.000 --> 00:04.000\nB.\n\n0x:1 --> "
          "00:02.000\nC.\n\n"
          "-00:01.000 --> 00:02.000\nD.");
  EXPECT_THAT(texts_of(reading), ElementsAre("D. B. A."));
  EXPECT_THAT(
      messages_of(reading),
      testing::UnorderedElementsAre(HasSubstr(":9: 1 cue left out: times are written 00:01:02.500"),
                                    HasSubstr(":12: 1 time below zero taken for zero"),
                                    HasSubstr(":6: 2 cues: the time goes back"),
                                    HasSubstr(":3: 1 cue: the end is before the beginning")));
}

TEST(Subtitles, ThatSayNothingAreLeftOut) {
  for (const char* text :
       {"WEBVTT", "WEBVTT\n\nNOTE nothing\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"}) {
    EXPECT_THAT(vtt(text).sources, IsEmpty());
    EXPECT_EQ(count_left_out(vtt(text).problems), 1);
  }
}

TEST(Subtitles, OfTheWrongKindAreLeftOutWithAReason) {
  EXPECT_THAT(messages_of(vtt(std::string("WEBVTT\n\0", 8))), ElementsAre(HasSubstr("zero bytes")));
  EXPECT_THAT(messages_of(srt(std::string(9 << 20, 'x'))), ElementsAre(HasSubstr("4 MiB")));
}

TEST(Subtitles, InOtherEncodingsAreReadWithAWarning) {
  const Reading latin =
      srt("1\n00:00:01,000 --> 00:00:02,000\nGr\xFC\xDF"
          "e.");
  EXPECT_THAT(texts_of(latin), ElementsAre("Gr\u00FC\u00DFe."));
  EXPECT_THAT(messages_of(latin), ElementsAre(HasSubstr(":3: is not in UTF-8")));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nWide")) {
    wide += c;
    wide += '\0';
  }
  EXPECT_TRUE(kWebVTT.recognizes({"", "a.vtt", wide}));
  EXPECT_THAT(texts_of(vtt(wide)), ElementsAre("Wide"));
  EXPECT_THAT(messages_of(vtt(wide)), ElementsAre(HasSubstr("was in UTF-16; save it as UTF-8")));
}

TEST(Subtitles, KeepNoMailAddresses) {
  const std::string cue = "00:00:01,000 --> 00:00:02,000\n";
  EXPECT_THAT(texts_of(srt("1\n" + cue + "Write to ada@secret.example.")),
              ElementsAre("Write to (e-mail address)."));
  EXPECT_THAT(
      texts_of(vtt("WEBVTT\n\n" + cue + "<v ada@secret.example>Hi <i>ben</i>@secret.example")),
      ElementsAre("(e-mail address): Hi (e-mail address)"));
}

TEST(Subtitles, OfYouTubeBeginWithTheFirstCue) {
  const Reading reading = vtt(
      "WEBVTT\nKind: captions\nLanguage: en-GB\n\n00:00:00.160 --> 00:00:02.350 align:start\n "
      "\nhello"
      "<00:00:00.480><c> and welcome</c>\n\n00:00:02.350 --> 00:00:02.360\nhello and welcome\n \n\n"
      "00:00:02.360 --> 00:00:04.000\nhello and welcome\nto the talk\n");
  EXPECT_THAT(texts_of(reading), ElementsAre("hello and welcome to the talk"));
  EXPECT_THAT(seconds_of(reading), ElementsAre(0));
  EXPECT_EQ(reading.sources.at(0).lang, "en");
}

TEST(Subtitles, AreKnownByTheirContent) {
  const std::string cue = "00:00:01,000 --> 00:00:02,000\nx";
  EXPECT_TRUE(kSubRip.recognizes({"", "a.txt", "1\n" + cue}));
  EXPECT_FALSE(kSubRip.recognizes({"", "a.srt", "Some words about " + cue}));
  EXPECT_FALSE(kSubRip.recognizes({"", "a.srt", "WEBVTT\n\n" + cue}));
  EXPECT_FALSE(kWebVTT.recognizes({"", "a.vtt", "WEBVTTX\n" + cue}));
  EXPECT_TRUE(kWebVTT.recognizes({"", "a.vtt", "\n\nWEBVTT\n\n" + cue}));
  EXPECT_FALSE(kWebVTT.recognizes({"", "a.vtt", ""}));
}

TEST(Subtitles, BrokenBytesAreReadOrRefused) {
  const std::string text =
      "WEBVTT head\n\nid\n00:01.000 --> 00:02.000 a:b\n<v Ada>One &amp; <i>two</i>.\n\nNOTE n\n\n"
      "01:00:01.000 --> 01:00:02.000\n<00:01.000>Three\n";
  expect_sound_when_broken(kWebVTT, "t.vtt", text, 150, 300);
  expect_sound_when_broken(kSubRip, "t.srt", text.substr(13), 150, 300);
}

TEST(Subtitles, HostileTextEndsSoon) {
  for (const char* part : {"<", "&", "-->", "\n", "1:1-->1:1\n", "{\\", "<v ",
                           "00:00.000 --> 00:01.000\nx\n", "1:1-->99999999:1\nx\n\n"}) {
    std::string text = "WEBVTT\n\n00:00.000 --> 00:01.000\n";
    while (text.size() < 50'000) text += part;
    SCOPED_TRACE(part);
    expect_sound(vtt(text));
    expect_sound(srt(text));
  }
}

TEST(Subtitles, RealOnesAreReadWhole) {
  const auto files = test_files("transcripts");
  if (files.empty())
    GTEST_SKIP() << "needs real transcripts in PLUMBLINE_TEST_DATA or ../shared/data";
  for (const auto& path : files) {
    SCOPED_TRACE(path.filename());
    const std::string bytes = bytes_of(path);
    ASSERT_TRUE(kWebVTT.recognizes({"", path.filename(), bytes}));
    const Reading reading = read_with(kWebVTT, path.filename(), bytes);
    expect_sound(reading);
    ASSERT_THAT(reading.sources, SizeIs(1));
    int before = -1;
    for (int seconds : seconds_of(reading)) {
      EXPECT_GT(seconds, before);
      before = seconds;
    }
  }
}
}  // namespace
}  // namespace plumbline
