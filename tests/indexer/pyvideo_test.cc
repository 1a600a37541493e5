// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pyvideo.h"

#include <gmock/gmock.h>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::string kTalk =
    R"({"copyright_text":"CC","description":"It walks.\n\nFar.","duration":1799,
"language":"eng","recorded":"2019-05-03","related_urls":["https://a.example/deck.pdf",
{"label":"Conference","url":"https://us.pycon.example/"}],"speakers":["Ada Example"],"tags":["x"],
"thumbnail_url":"https://i.example/a.jpg","title":"Klint",
"videos":[{"type":"youtube","url":"https://www.youtube.com/watch?v=x"}]})";

Reading read(const std::string& bytes, const std::string& path) {
  return read_bytes(read_pyvideo, bytes, path);
}

TEST(PyVideo, ReadsATalkOfTheEventThatItsDirectoryNames) {
  ASSERT_TRUE(recognized(recognizes_pyvideo, kTalk));
  const Reading reading = read(kTalk, "data/pycon-us-2019/videos/ada-klint.json");
  EXPECT_EQ(event_of(reading).slug, "pycon-us-2019");
  ASSERT_THAT(talks_of(reading), SizeIs(1));
  const Source talk = talk_named(reading, "Klint");
  EXPECT_EQ(talk.slug, "pycon-us-2019/ada-klint");
  EXPECT_EQ(talk.date, "2019-05-03");
  EXPECT_EQ(talk.lang, "en");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(link(talk, "video"), "https://www.youtube.com/watch?v=x");
  EXPECT_THAT(everything(reading), HasSubstr("https://a.example/deck.pdf"));
  EXPECT_THAT(everything(reading), HasSubstr("Far."));
  EXPECT_EQ(problems_of(reading), "");
  EXPECT_EQ(event_of(read(kTalk, "pv/bay-piggies/videos/a.json")).slug, "bay-piggies-2019");
  EXPECT_EQ(event_of(read(kTalk, "pv/bay-piggies/videos/a.json")).title, "bay-piggies 2019");
}

TEST(PyVideo, ACategoryTellsTheTitleOfItsEvent) {
  const Reading reading = read(R"({"title":"PyCon US 2019"})", "pv/pycon-us-2019/category.json");
  EXPECT_EQ(event_of(reading).slug, "pycon-us-2019");
  EXPECT_EQ(event_of(reading).title, "PyCon US 2019");
  EXPECT_EQ(problems_of(reading), "");
  EXPECT_TRUE(left_out(read(R"({"title":"BayPIGgies"})", "pv/bay-piggies/category.json")));
}

TEST(PyVideo, IsNoOtherJson) {
  for (const char* other : {R"({"title":"x"})", R"({"title":"x","videos":[]})", "[]", "{}", "x"})
    EXPECT_FALSE(recognized(recognizes_pyvideo, other)) << other;
}

TEST(PyVideo, SurvivesDamage) { expect_survives(recognizes_pyvideo, read_pyvideo, kTalk); }
}  // namespace
}  // namespace plumbline
