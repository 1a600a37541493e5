// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/lists.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "server/api/csv.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

struct ApiListTest : testing::Test, SmallSite {
  json get(const std::string& target) { return json::parse(ask(target).body); }
};

TEST_F(ApiListTest, ListsArePagedLikeSearches) {
  for (const auto& [path, total] :
       {std::pair{"talks", 12}, {"topics", 2}, {"people", 3}, {"events", 3}}) {
    const json answer = get(std::string("/api/v1/") + path + "?limit=1");
    EXPECT_EQ(answer.at("total"), total) << path;
    EXPECT_EQ(answer.at("results").size(), 1U) << path;
    EXPECT_THAT(answer.at("next").get<std::string>(),
                StartsWith(std::string("http://test/api/v1/") + path + "?limit=1&cursor="));
  }
}

TEST_F(ApiListTest, ListsHaveTheFiltersOfASearch) {
  EXPECT_EQ(get("/api/v1/talks?speaker=gary-guo").at("total"), 2);
  EXPECT_EQ(get("/api/v1/talks?topic=klint&event=lpc-2023").at("results").at(0).at("id"),
            "lpc-2023/klint");
  EXPECT_EQ(get("/api/v1/topics?q=klint").at("results").at(0).at("id"), "klint");
}

TEST_F(ApiListTest, ListsComeInTheirOrder) {
  EXPECT_EQ(get("/api/v1/talks").at("results").at(0).at("id"), "kangrejos-2025/klint");
  EXPECT_EQ(get("/api/v1/topics").at("results").at(0).at("id"), "binder");
  EXPECT_EQ(get("/api/v1/people").at("results").at(0).at("name"), "Alice Ryhl");
}

TEST_F(ApiListTest, TwinsOfPagesHaveAllAtOnce) {
  const json topics = get("/topics.json");
  EXPECT_EQ(topics.at("total"), 2);
  EXPECT_EQ(topics.at("results").size(), 2U);
  EXPECT_TRUE(topics.at("next").is_null());
  EXPECT_EQ(get("/people.json").at("total"), 3);
  EXPECT_EQ(get("/events.json").at("results").at(0).at("type"), "event");
}

TEST_F(ApiListTest, TheIndexTellsWhatThereIs) {
  const json index = get("/api/v1");
  EXPECT_EQ(index.at("generation"), "g1");
  EXPECT_EQ(index.at("counts").at("talks"), 12);
  EXPECT_THAT(index.at("published").get<std::string>(), testing::EndsWith("Z"));
  EXPECT_THAT(index.at("links").at("search").get<std::string>(),
              StartsWith("http://test/api/v1/search"));
  EXPECT_TRUE(index.contains("licence"));
}

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_EQ(csv_line({"a", "b,c", "d\"e", "", "f\ng"}), "a,\"b,c\",\"d\"\"e\",,\"f\ng\"\r\n");
}

TEST_F(ApiListTest, TablesHaveAHeadAndQuotedFields) {
  EXPECT_THAT(ask("/topics.csv").body,
              StartsWith("id,title,kind,summary,parent,talks,url\r\nbinder,"));
  EXPECT_THAT(ask("/topics.csv").body,
              HasSubstr("\"The Rust rewrite of a driver, in C & in <Rust>.\""));
  const std::string found = ask("/search.csv?q=klint&event=lpc-2023&type=talk").body;
  EXPECT_THAT(found, HasSubstr("talk,lpc-2023/klint,\"Klint: checks, "
                               "\"\"compile-time\"\"\",lpc-2023,2023-11-15,talk,Gary Guo,klint,"));
  EXPECT_THAT(ask("/events.csv").body, HasSubstr("\r\nlpc-2023,LPC 2023,"));
  EXPECT_THAT(ask("/events/lpc-2023.csv").body, HasSubstr("\r\nlpc-2023/binder,"));
}

TEST_F(ApiListTest, TheSitemapHasEveryPage) {
  const std::string xml = ask("/sitemap.xml").body;
  for (const char* path :
       {"/topics/binder", "/talks/lpc-2024/talk-9", "/people/gary-guo", "/events/lpc-2023"}) {
    EXPECT_THAT(xml, HasSubstr("<loc>http://test" + std::string(path) + "</loc>"));
  }
}

}  // namespace
}  // namespace plumbline
