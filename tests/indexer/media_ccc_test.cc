// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/media_ccc.h"

#include <gmock/gmock.h>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

Reading read(const std::string& bytes) {
  return read_bytes(read_media_ccc, bytes, "recordings/a.json");
}

std::string recording(const std::string& title, const std::string& more) {
  return R"({"guid":"8f2618e2-)" + title + R"(","title":")" + title + R"(","subtitle":null,
"slug":"37c3-58019-x","link":"https://events.example/37c3/)" +
         title + R"(/","description":"It <b>walks<\/b>.",
"original_language":"eng","persons":["Ada Example","Ben Other"],"tags":["37c3",""],"view_count":158,
"date":"2023-12-28T19:00:00.000+01:00","release_date":"2024-03-22T00:00:00.000+01:00","length":2577,
"thumb_url":"https://static.example/a.jpg","frontend_link":"https://media.example/v/37c3-58019-x",
"url":"https://media.example/public/events/8f2618e2","related":[],"recordings":[{"mime_type":"video/webm"}])" +
         more + "}";
}

TEST(MediaCcc, ReadsTheRecordingsOfAConference) {
  const std::string json = R"({"acronym":"37c3","title":"37C3: Unlocked","slug":"congress/2023",
"link":"https://events.example/37c3","events":[)" +
                           recording("Klint", "") + "," + recording("Miri", R"(,"date_":1)") + "]}";
  ASSERT_TRUE(recognized(recognizes_media_ccc, json));
  const Reading reading = read(json);
  EXPECT_EQ(event_of(reading).slug, "37c3-2023");
  EXPECT_EQ(event_of(reading).title, "37C3: Unlocked");
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  const Source klint = talk_named(reading, "Klint");
  EXPECT_EQ(klint.date + " " + klint.start_time + "|" + klint.end_time, "2023-12-28 19:00|");
  EXPECT_EQ(klint.start_utc, "2023-12-28T18:00:00Z");
  EXPECT_THAT(names(klint.speakers), ElementsAre("Ada Example", "Ben Other"));
  EXPECT_EQ(link(klint, "video"), "https://media.example/v/37c3-58019-x");
  EXPECT_EQ(link(klint, "page"), "https://events.example/37c3/Klint/");
  EXPECT_EQ(klint.lang, "en");
  EXPECT_EQ(klint.sections.at(0).body.text, "It walks.");
  EXPECT_THAT(klint.key, HasSubstr("8f2618e2-Klint"));
}

TEST(MediaCcc, ReadsOneRecordingAndListsOfThem) {
  const std::string one = recording("Klint", R"(,"conference_title":"37C3: Unlocked",
"conference_url":"https://media.example/public/conferences/37c3")");
  const std::string old = recording("Miri", R"(,"conference_title":"32C3",
"conference_url":"https://media.example/public/conferences/78")");
  for (const std::string& json : {one, "[" + one + "]", "{\"events\":[" + one + "]}"}) {
    ASSERT_TRUE(recognized(recognizes_media_ccc, json)) << json;
    EXPECT_EQ(event_of(read(json)).slug, "37c3-2023");
    EXPECT_EQ(event_of(read(json)).title, "37C3: Unlocked");
  }
  EXPECT_EQ(event_of(read(old)).slug, "32c3-2023");
  const std::string other = recording("Nova", R"(,"conference_url":"https://x/conferences/38c3")");
  EXPECT_THAT(problems_of(read("[" + one + "," + other + "]")),
              HasSubstr("a recording of another conference"));
}

TEST(MediaCcc, IsNoOtherJson) {
  for (const char* other :
       {R"({"events":[{"guid":"1","title":"x"}]})", R"({"guid":"1"})", "[]", "{}", "x"})
    EXPECT_FALSE(recognized(recognizes_media_ccc, other)) << other;
}

TEST(MediaCcc, SurvivesDamage) {
  expect_survives(recognizes_media_ccc, read_media_ccc,
                  R"({"acronym":"37c3","title":"37C3","events":[)" + recording("Klint", "") + "]}");
}
}  // namespace
}  // namespace plumbline
