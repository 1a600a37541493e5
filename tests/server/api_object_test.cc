// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/object_json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct ApiObjectTest : testing::Test, SmallSite {
  json get(const std::string& path) { return json::parse(ask("/api/v1" + path).body); }
};

TEST_F(ApiObjectTest, ATalkHasItsPartsAndLinks) {
  const json talk = get("/talks/lpc-2023/klint");
  EXPECT_THAT(talk.at("title").get<std::string>(), StartsWith("Klint"));
  EXPECT_EQ(talk.at("event").at("id"), "lpc-2023");
  EXPECT_EQ(talk.at("topics").at(0).at("title"), "klint");
  EXPECT_EQ(talk.at("links").at("page"), "https://example.org/klint");
  EXPECT_EQ(talk.at("parts").at(0).at("part"), "abstract");
  const json slide = talk.at("parts").at(1).at("passages").at(0);
  EXPECT_EQ(slide.at("page"), 7);
  EXPECT_EQ(slide.at("heading"), "Rules");
  EXPECT_EQ(slide.at("url"), "http://test/talks/lpc-2023/klint#slide-7");
  EXPECT_EQ(slide.at("picture"), json({{"url", "http://test/talks/lpc-2023/klint/slides/7.webp"},
                                       {"type", "image/webp"},
                                       {"width", 800},
                                       {"height", 450}}));
  const json wordless = talk.at("parts").at(1).at("passages").at(1);
  EXPECT_EQ(wordless.at("url"), "http://test/talks/lpc-2023/klint#slide-8");
  EXPECT_EQ(wordless.at("text"), "");
  EXPECT_EQ(wordless.at("picture").at("url"), "http://test/talks/lpc-2023/klint/slides/8.webp");
  EXPECT_TRUE(talk.contains("backlinks"));
  EXPECT_TRUE(talk.at("follows").is_null());
}

TEST_F(ApiObjectTest, ATalkTellsWhetherItWasWithdrawnAndWhereItsFieldsAreFrom) {
  EXPECT_EQ(get("/talks/lpc-2023/klint").at("status"), "scheduled");
  EXPECT_EQ(get("/talks/lpc-2023/klint").at("origin"), json::object());
  const json talk = get("/talks/lpc-2024/talk-9");
  EXPECT_EQ(talk.at("status"), "withdrawn");
  EXPECT_EQ(talk.at("origin"), (json{{"room", "programmes/lpc.json"}}));
  EXPECT_THAT(ask("/talks/lpc-2024/talk-9", {{"accept", "text/html"}}).body,
              HasSubstr("Talk · withdrawn"));
  EXPECT_THAT(ask("/events/lpc-2024", {{"accept", "text/html"}}).body,
              HasSubstr("withdrawn</span>"));
  EXPECT_THAT(ask("/talks/lpc-2024/talk-9.txt").body, HasSubstr("\nStatus      withdrawn\n"));
  EXPECT_THAT(ask("/talks/lpc-2024/talk-9.ics").body, HasSubstr("\r\nSTATUS:CANCELLED\r\n"));
  EXPECT_THAT(ask("/talks/lpc-2023/klint.txt").body, Not(HasSubstr("Status")));
}

TEST_F(ApiObjectTest, ATopicHasItsTalksNewestFirst) {
  const json topic = get("/topics/klint");
  EXPECT_EQ(topic.at("talks").at(0).at("id"), "kangrejos-2025/klint");
  EXPECT_EQ(topic.at("talks").at(1).at("id"), "lpc-2023/klint");
  EXPECT_EQ(topic.at("aliases"), json{"kernel lint"});
  EXPECT_EQ(topic.at("people").at(0).at("id"), "gary-guo");
  EXPECT_EQ(topic.at("people").at(0).at("talks"), 2);
}

TEST_F(ApiObjectTest, APersonHasTalksOverAllEvents) {
  const json person = get("/people/gary-guo");
  EXPECT_EQ(person.at("name"), "Gary Guo");
  EXPECT_EQ(person.at("talks").size(), 2U);
  EXPECT_EQ(get("/people/alice-ryhl").at("co_speakers").at(0).at("id"), "carlos-llamas");
}

TEST_F(ApiObjectTest, AnEventHasItsProgramme) {
  const json event = get("/events/lpc-2023");
  EXPECT_EQ(event.at("short"), "LPC 2023");
  EXPECT_EQ(event.at("talks").size(), 2U);
}

TEST_F(ApiObjectTest, MarkupIsInFieldsNamedHtmlOnly) {
  const json topic = get("/topics/binder");
  EXPECT_THAT(topic.at("summary").get<std::string>(), HasSubstr("C & in <Rust>"));
}

TEST_F(ApiObjectTest, AMomentOfATranscriptHasItsTimeAndHeading) {
  EXPECT_THAT(ask("/talks/lpc-2023/klint.txt").body,
              HasSubstr("\n[1:01] Questions\n  Somebody asks"));
  EXPECT_THAT(ask("/talks/lpc-2023/klint.md").body,
              HasSubstr("\n### 1:01 Questions\n\nSomebody asks"));
}

TEST_F(ApiObjectTest, BibtexBracesAndEscapes) {
  const std::string bib = ask("/talks/lpc-2023/klint.bib").body;
  EXPECT_THAT(bib, StartsWith("@misc{lpc-2023-klint,\n"));
  EXPECT_THAT(bib, HasSubstr("author = {Gary Guo}"));
  EXPECT_THAT(bib, HasSubstr("year = {2023}"));
  EXPECT_THAT(ask("/talks/lpc-2023/binder.bib").body,
              HasSubstr("author = {Alice Ryhl and Carlos Llamas}"));
}

TEST_F(ApiObjectTest, ACalendarIsInUtcAndTellsWhatWasWithdrawn) {
  const std::string ics = ask("/talks/lpc-2024/talk-9.ics").body;
  EXPECT_THAT(ics, HasSubstr("\r\nDTSTART:20240909T213000Z\r\nDURATION:PT45M\r\n"));
  EXPECT_THAT(ics, HasSubstr("\r\nSTATUS:CANCELLED\r\n"));
  EXPECT_EQ(ics.find("STATUS"), ics.rfind("STATUS")) << "a property that may occur once";
  EXPECT_THAT(ask("/talks/lpc-2023/klint.ics").body, Not(HasSubstr("STATUS")));
}

TEST_F(ApiObjectTest, ACalendarKnowsThatAClockThatRunsBackWasPutBack) {
  EXPECT_THAT(ask("/talks/lpc-2024/talk-8.ics").body,
              HasSubstr("\r\nDTSTART:20240908T053000Z\r\nDURATION:PT30M\r\n"));
}

TEST_F(ApiObjectTest, ACalendarEndsATalkByItsUtcWhereThatIsKnown) {
  EXPECT_THAT(ask("/talks/lpc-2024/talk-7.ics").body,
              HasSubstr("\r\nDTSTART:20240907T003000Z\r\nDTEND:20240907T013000Z\r\n"));
  const std::string page = ask("/talks/lpc-2024/talk-7", {{"accept", "text/html"}}).body;
  EXPECT_THAT(page, HasSubstr("2024-09-07T01:30:00Z"));  // in JSON-LD
}

TEST_F(ApiObjectTest, ACalendarHasTheDayAndShortLines) {
  const std::string ics = ask("/talks/lpc-2023/klint.ics").body;
  EXPECT_THAT(ics, HasSubstr("\r\nDTSTART;VALUE=DATE:20231115\r\nDTEND;VALUE=DATE:20231116\r\n"));
  EXPECT_THAT(ics, HasSubstr("SUMMARY:Klint: checks\\, \"compile-time\"\r\n"));
  for (std::size_t begin = 0; begin < ics.size();) {
    const std::size_t end = ics.find("\r\n", begin);
    EXPECT_LE(end - begin, 75U);
    begin = end + 2;
  }
  EXPECT_THAT(ask("/events/lpc-2023.ics").body, HasSubstr("UID:lpc-2023/binder@plumbline"));
}

}  // namespace
}  // namespace plumbline
