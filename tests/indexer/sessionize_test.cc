// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sessionize.h"

#include <gmock/gmock.h>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::string kAll = R"({"sessions":[
{"id":"852916","title":"Klint","description":"It walks.\r\n\r\nFar.","startsAt":"2025-11-03T09:00:00",
 "endsAt":"2025-11-03T09:45:00","isServiceSession":false,"isPlenumSession":false,"speakers":["f2","f3"],
 "categoryItems":[7,9,10,12],"questionAnswers":[{"questionId":1,"answerValue":"vegan"}],"roomId":3,
 "liveUrl":null,"recordingUrl":"https://www.youtube.com/watch?v=x","status":"Accepted"},
{"id":"b5","title":"Doors open","description":"Coffee.","startsAt":"2025-11-03T08:00:00","endsAt":null,
 "isServiceSession":true,"speakers":[],"categoryItems":[],"roomId":null,"status":null},
{"id":"b6","title":"Opening","startsAt":"2025-11-03T08:45:00","endsAt":"2025-11-03T08:30:00",
 "isServiceSession":true,"speakers":["f2","f9"],"categoryItems":[],"roomId":3},
{"id":"44","title":"Not taken","startsAt":null,"endsAt":null,"isServiceSession":false,"speakers":["f2"],
 "status":"Declined"}],
"speakers":[{"id":"f2","fullName":"Ada Example","bio":"Secret biography","links":[]},
 {"id":"f3","firstName":"Ben","fullName":"Ben Example"}],
"questions":[{"id":1,"question":"Food?"}],
"categories":[{"id":1,"title":"Track","items":[{"id":7,"name":"Kernel"}]},
 {"id":2,"title":"Session format","items":[{"id":9,"name":"Lightning talk"}]},
 {"id":3,"title":"Level","items":[{"id":12,"name":"Advanced"}]},
 {"id":4,"title":"Language","items":[{"id":10,"name":"Italian"}]}],
"rooms":[{"id":3,"name":"Hall A"}]})";

const std::string kSession =
    R"({"id":"1","title":"Klint","description":null,"startsAt":"2025-11-03T09:00:00Z",
"endsAt":"2025-11-03T10:00:00Z","isServiceSession":false,"isPlenumSession":true,
"speakers":[{"id":"f2","name":"Ada Example"}],"categories":[{"id":1,"name":"Track",
"categoryItems":[{"id":7,"name":"Kernel"}]}],"roomId":3,"room":"Hall A","recordingUrl":null})";

Reading read(const std::string& bytes, const std::string& path = "rustlab-2025/sessions.json") {
  EXPECT_TRUE(recognized(recognizes_sessionize, bytes)) << bytes;
  return read_bytes(read_sessionize, bytes, path);
}

TEST(Sessionize, ReadsAllOfAnEventThatItsDirectoryNames) {
  const Reading reading = read(kAll);
  EXPECT_EQ(event_of(reading).slug, "rustlab-2025");
  EXPECT_EQ(event_of(reading).start_date, "2025-11-03");
  ASSERT_THAT(talks_of(reading), SizeIs(2));
  const Source talk = talk_named(reading, "Klint");
  EXPECT_EQ(talk.date, "2025-11-03");
  EXPECT_EQ(talk.start_time, "09:00");
  EXPECT_EQ(talk.end_time, "09:45");
  EXPECT_EQ(talk.room, "Hall A");
  EXPECT_EQ(talk.track, "Kernel");
  EXPECT_EQ(talk.format, "lightning");
  EXPECT_EQ(talk.lang, "it");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example", "Ben Example"));
  EXPECT_EQ(link(talk, "video"), "https://www.youtube.com/watch?v=x");
  EXPECT_THAT(everything(reading), HasSubstr("Far."));
  for (const char* secret : {"vegan", "Food?", "Secret biography", "Advanced"})
    EXPECT_THAT(everything(reading), Not(HasSubstr(secret)));
  EXPECT_EQ(talk_named(reading, "Opening").end_time, "");
}

TEST(Sessionize, SaysWhatItLeavesOut) {
  const Reading reading = read(kAll);
  EXPECT_EQ(warnings_with(reading, "a break"), 1);
  EXPECT_EQ(warnings_with(reading, "not part of the programme (declined)"), 1);
  EXPECT_EQ(warnings_with(reading, "1 speaker is given by id alone"), 1);
  EXPECT_EQ(warnings_with(reading, "ends before it begins"), 1);
  EXPECT_TRUE(left_out(read(R"({"sessions":[{"title":"Lunch","isServiceSession":true}]})")));
}

TEST(Sessionize, ReadsTheOtherViewsAndASessionOnceInEach) {
  const std::string groups = R"([{"groupName":"All","sessions":[)" + kSession +
                             R"(]},{"groupName":"Kernel","sessions":[)" + kSession + "]}]";
  const std::string grid =
      R"([{"date":"2025-11-03T00:00:00","rooms":[{"id":3,"name":"Hall A","sessions":[)" + kSession +
      R"(]},{"id":4,"name":"Hall B","sessions":[)" + kSession + "]}]}]";
  for (const std::string& view : {groups, grid}) {
    const Reading reading = read(view);
    ASSERT_THAT(talks_of(reading), SizeIs(1)) << view;
    const Source talk = talk_named(reading, "Klint");
    EXPECT_EQ(talk.room, "Hall A");
    EXPECT_EQ(talk.track, "Kernel");
    EXPECT_EQ(talk.start_utc, "2025-11-03T09:00:00Z");
    EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example"));
    EXPECT_EQ(warnings_with(reading, "listed again"), 0);
  }
}

TEST(Sessionize, IsNoOtherJson) {
  for (const char* other : {R"({"sessions":[{"title":"x"}]})", R"([{"sessions":[]}])", "[]", "{}",
                            R"([{"date":"2025-11-03"}])", R"([{"rooms":[{"sessions":[]}]}])", "x"})
    EXPECT_FALSE(recognized(recognizes_sessionize, other)) << other;
}

TEST(Sessionize, SurvivesDamage) { expect_survives(recognizes_sessionize, read_sessionize, kAll); }
}  // namespace
}  // namespace plumbline
