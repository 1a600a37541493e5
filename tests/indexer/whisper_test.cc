// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/whisper.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Reading read(const std::string& text) {
  return read_with(kWhisper, "transcripts/e-2024/t.json", text);
}

const char* const kOpenAi =
    R"({"text":" Hello there. You.","segments":[{"id":0,"seek":0,"start":0.0,"end":2.5,"text":" Hello there.",
"tokens":[50364,2425],"temperature":0.0,"avg_logprob":-0.2,"words":[{"word":" Hello","start":0.0,"end":0.4}]},
{"id":1,"start":2.5,"end":4,"text":" You."}],"language":"en"})";

struct Dialect {
  const char *name, *source, *text, *lang;
};
class WhisperDialects : public testing::TestWithParam<Dialect> {};

TEST_P(WhisperDialects, AreRead) {
  ASSERT_TRUE(kWhisper.recognizes({"", "x", GetParam().source}));
  const Reading reading = read(GetParam().source);
  EXPECT_THAT(texts_of(reading), ElementsAre(GetParam().text));
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.sources, SizeIs(1));
  EXPECT_EQ(reading.sources[0].lang, GetParam().lang);
}

INSTANTIATE_TEST_SUITE_P(
    Table, WhisperDialects,
    testing::Values(
        Dialect{"OpenAi", kOpenAi, "Hello there. You.", "en"},
        Dialect{
            "OfItsWebService",
            R"({"task":"transcribe","language":"english","duration":4.0,"text":"Hi.","segments":[
{"id":0,"start":0.0,"end":4.0,"text":"Hi."}]})",
            "Hi.", "en"},
        Dialect{"WhisperX",
                R"({"segments":[{"start":0.1,"end":1.2,"text":" Hello.","words":[],"speaker":"Ada"},
{"start":1.5,"end":2.0,"text":"Well?","speaker":"Ben"}],"word_segments":[{"word":"Hello","start":0.1}],"language":"de"})",
                "Ada: Hello./Ben: Well?", "de"},
        Dialect{"Transformers",
                R"({"text":" Hello. You.","chunks":[{"timestamp":[0.0,2.5],"text":" Hello."},
{"timestamp":[2.5,null],"text":" You."}]})",
                "Hello. You.", ""},
        Dialect{
            "TransformersWordByWord",
            R"({"text":" A very very good pin.","chunks":[{"language":"english","timestamp":[0.0,0.5],"text":" A"},
{"timestamp":[0.5,0.7],"text":" very"},{"timestamp":[0.7,0.9],"text":" very"},{"timestamp":[0.9,1.0],"text":" go"},
{"timestamp":[1.0,1.1],"text":"od"},{"timestamp":[1.1,null],"text":" pin."}]})",
            "A very very good pin.", "en"},
        Dialect{
            "WhisperCpp",
            R"({"systeminfo":"AVX","model":{"type":"base"},"params":{"language":"en"},"result":{"language":"en"},
"transcription":[{"timestamps":{"from":"00:00:01,000","to":"00:00:03,500"},"offsets":{"from":1000,"to":3500},
"text":" Hello, Vec<u8>."}]})",
            "Hello, Vec<u8>.", "en"}),
    [](const auto& dialect) { return dialect.param.name; });

TEST(Whisper, TimesAreInSecondsOrMilliseconds) {
  const auto second = [](const char* text) {
    return *read(text).sources.at(0).sections.at(0).seconds;
  };
  EXPECT_EQ(second(R"({"segments":[{"start":61.5,"end":63,"text":"x"}]})"), 61);
  EXPECT_EQ(second(R"({"transcription":[{"offsets":{"from":61500,"to":63000},"text":"x"}]})"), 61);
}

TEST(Whisper, TimesMayBeTexts) {
  for (const char* text :
       {R"({"segments":[{"start":"61.5","end":"63","text":"x"}]})",
        R"({"segments":[{"start":"61,5s","end":"63s","text":"x"}]})",
        R"({"segments":[{"start":"00:01:01.500","end":"00:01:03.000","text":"x"}]})",
        R"({"transcription":[{"offsets":{"from":"61500","to":"63000"},"text":"x"}]})",
        R"({"chunks":[{"timestamp":["61.5","63.0"],"text":"x"}]})"}) {
    ASSERT_TRUE(kWhisper.recognizes({"", "x", text})) << text;
    const Reading reading = read(text);
    ASSERT_THAT(reading.sources, SizeIs(1)) << text;
    EXPECT_EQ(reading.sources[0].sections.at(0).seconds, 61) << text;
    EXPECT_THAT(reading.problems, IsEmpty());
  }
}

TEST(Whisper, AnOpenEndIsWhereTheNextBegins) {
  const Reading reading = read(
      R"({"chunks":[{"timestamp":[0.0,null],"text":" One."},{"timestamp":[90.0,null],"text":" Two."},
{"timestamp":[null,null],"text":" Lost."}]})");
  EXPECT_THAT(texts_of(reading), ElementsAre("One.", "Two."));
  EXPECT_THAT(messages_of(reading),
              ElementsAre(HasSubstr("1 segment left out, the first at /chunks/2")));
}

TEST(Whisper, BelongsToTheTalkOfItsName) {
  const Source source = read(kOpenAi).sources.at(0);
  EXPECT_EQ(source.kind, SourceKind::kTranscript);
  EXPECT_EQ(source.slug, "e-2024/t");
}

TEST(Whisper, SegmentsWithoutTimesAreLeftOutOnceWithAWarning) {
  const Reading reading = read(
      R"({"segments":[{"start":1,"end":2,"text":"A."},{"start":null,"end":2,"text":"B."},
{"start":3,"text":"C."},{"start":1e300,"end":4,"text":"D."},{"text":" "}]})");
  EXPECT_THAT(texts_of(reading), ElementsAre("A."));
  EXPECT_THAT(messages_of(reading),
              ElementsAre(HasSubstr("3 segments left out, the first at /segments/1")));
}

TEST(Whisper, MayHaveTheNumbersOfPython) {
  EXPECT_THAT(
      texts_of(read(
          R"({"segments":[{"start":1,"end":2,"text":"NaN \"Infinity\".","avg_logprob":NaN,"x":-Infinity,"y":[Infinity]}]})")),
      ElementsAre("NaN \"Infinity\"."));
}

TEST(Whisper, KeepsNoMailAddresses) {
  EXPECT_THAT(
      texts_of(read(R"({"segments":[{"start":1,"end":2,"text":"Ask ada@secret.example."}]})")),
      ElementsAre("Ask (e-mail address)."));
}

TEST(Whisper, IsRefusedWithAReason) {
  for (const auto& [text, reason] :
       {std::pair{R"({"segments":[{"start":1,"end":2,"text":" "}]})", "no cue with a text"},
        std::pair{R"({"segments":[{"start":1,"end":2,"text":"A)", "is not whole"}}) {
    EXPECT_TRUE(kWhisper.recognizes({"", "x", text})) << text;
    EXPECT_THAT(messages_of(read(text)), ElementsAre(HasSubstr(reason)));
    EXPECT_EQ(count_left_out(read(text).problems), 1);
  }
  EXPECT_FALSE(kWhisper.recognizes({"", "x", R"({"segments":[]})"}));
  EXPECT_FALSE(kWhisper.recognizes({"", "x", R"([{"start":1,"text":"A"}])"}));
}

TEST(Whisper, BrokenBytesAreReadOrRefused) {
  expect_sound_when_broken(kWhisper, "t.json", kOpenAi, 100, 300);
}
}  // namespace
}  // namespace plumbline
