// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/video_info.h"

#include <gmock/gmock.h>

#include "tests/indexer/format_test.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kName = "lpc-2023/Klint [dQw4w9WgXcQ].info.json";
const std::string kInfo =
    R"({"id":"dQw4w9WgXcQ","title":"Klint:  a lint","formats":[{"format_id":"sb3","url":"https://i.example/x"}],
"description":"It walks.\n\n0:00 Intro\n1:30 Lints\n\nhttps://a.example/deck.pdf ada@a.example","view_count":7,
"webpage_url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","upload_date":"20231120","release_date":null,
"language":"en-US","comments":[{"text":"First!"}],"extractor":"youtube","_type":"video"})";

Reading read(const std::string& bytes) { return read_with(kVideoInfo, kName, bytes); }

std::string changed(const std::string& from, const std::string& to) {
  std::string info = kInfo;
  return info.replace(info.find(from), from.size(), to);
}

TEST(VideoInfo, TellsOfARecording) {
  ASSERT_EQ(format_of(kName, kInfo), "video-info");
  const Reading reading = read(kInfo);
  EXPECT_THAT(messages_of(reading), IsEmpty());
  ASSERT_THAT(reading.sources, SizeIs(1));
  const Source& recording = reading.sources[0];
  EXPECT_EQ(recording.kind, SourceKind::kNotes);
  EXPECT_EQ(recording.format, kRecordingFormat);
  EXPECT_EQ(recording.title, "Klint: a lint");
  EXPECT_EQ(recording.date, "2023-11-20");
  EXPECT_EQ(recording.lang, "en");
  ASSERT_THAT(recording.links, SizeIs(1));
  EXPECT_EQ(recording.links[0].key, "video");
  EXPECT_EQ(recording.links[0].url, "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
  EXPECT_THAT(texts_of(reading), ElementsAre(testing::AllOf(
                                     HasSubstr("It walks."), HasSubstr("0:00 Intro/1:30 Lints/"),
                                     testing::Not(HasSubstr("ada@a.example")))));
  EXPECT_EQ(read(changed("null", "\"20231114\"")).sources[0].date, "2023-11-14");
}

TEST(VideoInfo, IsTheSameWithOtherNumbersOfViewers) {
  EXPECT_EQ(read(changed("\"view_count\":7", "\"view_count\":8")).sources[0].hash,
            read(kInfo).sources[0].hash);
  EXPECT_NE(read(changed("It walks", "It talks")).sources[0].hash, read(kInfo).sources[0].hash);
}

TEST(VideoInfo, SaysWhyItTellsNothing) {
  for (const auto& [from, to, why] :
       {std::tuple{"\"video\"", "\"playlist\"", "tells of a playlist"},
        {"https://www.youtube.com/watch?v=dQw4w9WgXcQ", "ytsearch:klint", "no page of its"},
        {"\"Klint:  a lint\"", "\" \"", "names no title"},
        {"\"extractor\":\"youtube\",", "\"extractor\":\"youtube\"", "is not valid JSON"}}) {
    const Reading reading = read(changed(from, to));
    EXPECT_THAT(reading.sources, IsEmpty());
    EXPECT_THAT(messages_of(reading), ElementsAre(HasSubstr(why))) << to;
  }
}

TEST(VideoInfo, IsNoOtherJson) {
  for (const char* other :
       {R"({"id":"a","title":"b","webpage_url":"https://a.example/"})", "[]", "{}"})
    EXPECT_FALSE(kVideoInfo.recognizes({"", kName, other})) << other;
}

TEST(VideoInfo, SurvivesDamage) {
  expect_sound_when_broken(kVideoInfo, kName, kInfo, 100, 400);
  expect_sound(read(std::string(5000, '[')));
  expect_sound(read(changed("Klint:  a lint", "ada@a.example")));
}
}  // namespace
}  // namespace plumbline
