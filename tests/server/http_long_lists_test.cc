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
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kTalks = 2 * kToldBacklinks + 1;

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

std::string target_of(const json& address) {
  return address.is_null() ? ""
                           : address.get<std::string>().substr(std::string("http://test").size());
}

TEST_F(LongListsTest, AnEntryOfTheIndexComesInPartsThatHoldEachPlaceOnce) {
  std::set<std::string> places;
  std::vector<std::size_t> sizes;
  std::string before;
  for (std::string target = "/xref/pin_init.json"; !target.empty() && sizes.size() < 9;) {
    const HttpResponse answer = ask(target);
    const json part = json::parse(answer.body);
    EXPECT_EQ(part.at("total"), kTalks);
    EXPECT_EQ(part.at("limit"), 500);
    EXPECT_EQ(part.at("prev").is_null(), sizes.empty());
    if (!sizes.empty()) {
      EXPECT_EQ(get(target_of(part.at("prev"))), json::parse(before));
    }
    sizes.push_back(part.at("results").size());
    for (const json& place : part.at("results")) places.insert(place.at("id"));
    before = answer.body;
    target = target_of(part.at("next"));
    const std::string link = target.empty() ? "" : "<http://test" + target + ">; rel=\"next\"";
    EXPECT_THAT(answer.header("Link"), HasSubstr(link));
  }
  EXPECT_THAT(sizes, ElementsAre(500, 500, 1));
  EXPECT_EQ(places.size(), kTalks);
}

TEST_F(LongListsTest, ATopicHasTheFirstOfItsBacklinksAndTellsHowManyThereAre) {
  const json topic = get("/topics/klint.json");
  EXPECT_EQ(topic.at("backlinks_total"), kTalks);
  ASSERT_EQ(topic.at("backlinks").size(), kToldBacklinks);
  EXPECT_EQ(topic.at("backlinks").back().at("text"), "It calls pin_init!().");
  EXPECT_THAT(ask("/topics/klint.txt").body, HasSubstr("and 501 other documents\n"));
}

TEST_F(LongListsTest, CoverageTellsTheFirstNamesAndTalksWithoutNotes) {
  const json coverage = get("/coverage.json");
  EXPECT_EQ(coverage.at("unnamed").size(), kToldNames);
  const json edition = coverage.at("without_notes").at(0);
  EXPECT_EQ(edition.at("without"), kTalks);
  EXPECT_EQ(edition.at("in").size(), kToldWithoutNotes);
  EXPECT_THAT(ask("/coverage.txt").body, HasSubstr("and 1 other name\n"));
}

TEST_F(LongListsTest, PagesSayNumbersAsReadersWriteThem) {
  const Headers browser = {{"accept", "text/html"}};
  const std::string topic = ask("/topics/klint", browser).body;
  EXPECT_THAT(topic, HasSubstr("Mentioned in <span class=\"count\">1,001</span>"));
  EXPECT_THAT(topic, Not(HasSubstr("class=\"timeline\"")));  // no talk is tagged with it
  const std::string coverage = ask("/coverage", browser).body;
  EXPECT_THAT(coverage, HasSubstr("Talks without notes <span class=\"count\">1,001</span>"));
  EXPECT_THAT(coverage, HasSubstr("No talk in this choice is tagged with a topic."));
}

}  // namespace
}  // namespace plumbline
