// SPDX-License-Identifier: MIT OR Apache-2.0
// Twins of pages of an archive where lists are thousands long tell as much as an answer takes, and how much there is.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "server/api/coverage.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;

constexpr std::size_t kTalks = kToldBacklinks + 1;

// So many talks of one edition that name one topic and one function, and names without a page.
void write_long_lists(const std::string& path) {
  const std::string unfinished = path + ".tmp";
  {
    SmallCorpus corpus(unfinished);
    const std::int64_t topic =
        corpus.add_topic({.slug = "klint", .title = "Klint", .body = "A tool."});
    for (std::size_t i = 0; i < kTalks; ++i) {
      const std::string slug = "long-2025/talk-" + std::to_string(1000 + i);
      corpus.mention(
          corpus.add_talk({.slug = slug, .title = "A talk", .body = "It calls pin_init!()."}),
          topic);
    }
    for (std::size_t i = 0; i <= kToldNames; ++i)
      corpus.leave_unnamed("Name" + std::to_string(1000 + i), "long-2025/talk-1000");
    corpus.finish("g2");
  }
  std::rename(unfinished.c_str(), path.c_str());
}

struct LongListsTest : testing::Test, SmallSite {
  LongListsTest() : SmallSite({.query_ms = 60'000}) { write_long_lists(path()); }
  json get(const std::string& target) { return json::parse(ask(target).body); }
};

TEST_F(LongListsTest, AnEntryOfTheIndexComesInPartsThatHoldEachPlaceOnce) {
  const json first = get("/xref/pin_init.json");
  EXPECT_EQ(first.at("total"), kTalks);
  EXPECT_EQ(first.at("limit"), 500);
  EXPECT_TRUE(first.at("prev").is_null());
  const std::string next =
      first.at("next").get<std::string>().substr(std::string("http://test").size());
  const HttpResponse answer = ask(next);
  const json second = json::parse(answer.body);
  EXPECT_TRUE(second.at("next").is_null());
  EXPECT_THAT(answer.header("Link"), EndsWith("rel=\"prev\""));
  std::set<std::string> places;
  for (const json& part : {first, second}) {
    for (const json& place : part.at("results")) places.insert(place.at("id"));
  }
  EXPECT_EQ(places.size(), kTalks);
  EXPECT_EQ(first.at("results").size() + second.at("results").size(), kTalks);
  EXPECT_EQ(get(second.at("prev").get<std::string>().substr(std::string("http://test").size())),
            first);
}

TEST_F(LongListsTest, ATopicHasTheFirstOfItsBacklinksAndTellsHowManyThereAre) {
  const json topic = get("/topics/klint.json");
  EXPECT_EQ(topic.at("backlinks_total"), kTalks);
  ASSERT_EQ(topic.at("backlinks").size(), kToldBacklinks);
  EXPECT_EQ(topic.at("backlinks").back().at("text"), "It calls pin_init!().");
  EXPECT_THAT(ask("/topics/klint.txt").body, HasSubstr("and 1 other document\n"));
}

TEST_F(LongListsTest, CoverageTellsTheFirstNamesAndTalksWithoutNotes) {
  const json coverage = get("/coverage.json");
  EXPECT_EQ(coverage.at("unnamed").size(), kToldNames);
  const json edition = coverage.at("without_notes").at(0);
  EXPECT_EQ(edition.at("without"), kTalks);
  EXPECT_EQ(edition.at("in").size(), kToldWithoutNotes);
  EXPECT_THAT(ask("/coverage.txt").body, HasSubstr("and 1 other name\n"));
}

}  // namespace
}  // namespace plumbline
