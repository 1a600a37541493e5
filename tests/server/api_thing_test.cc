// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Headers kBrowser = {{"accept", "text/html"}};

struct ApiThingTest : testing::Test, SmallSite {
  json get(const std::string& path) {
    const HttpResponse response = ask(path);
    EXPECT_EQ(response.status, 200) << path << response.body;
    return json::parse(response.body);
  }
  json problem(const std::string& path) {
    const HttpResponse response = ask(path);
    EXPECT_EQ(response.status, 400) << path;
    EXPECT_EQ(response.content_type, "application/problem+json") << path;
    return json::parse(response.body);
  }
  static std::vector<std::string> ids(const json& results) {
    std::vector<std::string> out;
    for (const json& result : results) out.push_back(result.at("id"));
    return out;
  }
};

TEST_F(ApiThingTest, SuggestsInTheShapeOfAllLists) {
  const json answer = get("/api/v1/suggest?q=rust_b");
  std::set<std::string> members;
  for (const auto& [name, value] : answer.items()) members.insert(name);
  EXPECT_EQ(members,
            (std::set<std::string>{"total", "limit", "generation", "next", "prev", "results"}));
  EXPECT_EQ(answer.at("results").at(0), (json{{"type", "topic"},
                                              {"id", "binder"},
                                              {"title", "Android Binder driver"},
                                              {"url", "http://test/topics/binder"},
                                              {"alias", "rust_binder"},
                                              {"description", "Topic · driver, 2 talks"}}));
}

TEST_F(ApiThingTest, SuggestsTalksAndPeopleWithWhatTellsThemApart) {
  const json talks = get("/api/v1/suggest?q=using+bin").at("results");
  EXPECT_THAT(ids(talks), ElementsAre("lpc-2023/binder"));
  EXPECT_EQ(talks[0].at("description"), "LPC 2023, Alice Ryhl, Carlos Llamas");
  EXPECT_FALSE(talks[0].contains("alias"));
  EXPECT_EQ(get("/api/v1/suggest?q=gary").at("results")[0].at("description"), "Person, 2 talks");
}

TEST_F(ApiThingTest, SuggestsAsBrowsersWantIt) {
  const HttpResponse response = ask("/api/v1/suggest?q=klin&format=opensearch&limit=1");
  EXPECT_EQ(response.content_type, "application/x-suggestions+json");
  EXPECT_EQ(json::parse(response.body),
            (json{"klin", {"klint"}, {"Topic · tool, 2 talks"}, {"http://test/topics/klint"}}));
  const std::string description = ask("/opensearch.xml").body;
  EXPECT_THAT(description, HasSubstr("template=\"http://test/search?q={searchTerms}\""));
  EXPECT_THAT(description,
              HasSubstr("http://test/api/v1/suggest?q={searchTerms}&amp;format=opensearch"));
}

TEST_F(ApiThingTest, SuggestsTopicsToStartFrom) {
  EXPECT_THAT(ids(get("/api/v1/suggest").at("results")), ElementsAre("binder", "klint"));
  EXPECT_THAT(ids(get("/api/v1/suggest?q=&limit=1").at("results")), ElementsAre("binder"));
  EXPECT_EQ(get("/api/v1/suggest?q=zzzz").at("total"), 0);
}

TEST_F(ApiThingTest, SuggestRefusesWhatItDoesNotKnow) {
  EXPECT_EQ(problem("/api/v1/suggest?qq=a").at("did_you_mean").at(0), "q");
  for (const char* query : {"limit=0", "limit=11", "limit=x", "format=xml", "q=a&q=b"})
    EXPECT_FALSE(problem("/api/v1/suggest?" + std::string(query))
                     .at("parameter")
                     .get<std::string>()
                     .empty());
  problem("/api/v1/suggest?q=" + std::string(513, 'a'));
}

TEST_F(ApiThingTest, LooksUpWhatIsAnAddressAndWhatCitesIt) {
  const json answer =
      get("/api/v1/lookup?url=https%3A%2F%2Flwn.net%2FSubscriberLink%2F951550%2Fabc%2F");
  EXPECT_EQ(answer.at("thing"), (json{{"kind", "lwn"},
                                      {"value", "951550"},
                                      {"known", true},
                                      {"url", "http://test/talks/lpc-2023/klint"},
                                      {"address", "https://lwn.net/Articles/951550/"}}));
  EXPECT_EQ(answer.at("total"), 2);
  EXPECT_THAT(ids(answer.at("is")), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(ids(answer.at("cited_by")), ElementsAre("kangrejos-2025/klint"));
  const json& is = answer.at("results").at(0);
  EXPECT_EQ(is.at("relation"), "is");
  EXPECT_EQ(is.at("link"), "article");
  const json& cites = answer.at("results").at(1);
  EXPECT_EQ(cites.at("relation"), "cites");
  EXPECT_EQ(cites.at("place").at("url"), "http://test/talks/kangrejos-2025/klint");
  EXPECT_THAT(cites.at("place").at("text").get<std::string>(), HasSubstr("after two years"));
}

TEST_F(ApiThingTest, LooksUpIdsOfAllKinds) {
  const std::pair<const char*, const char*> table[] = {
      {"id=cve-2024-1234", "cve"},
      {"id=%3C20230101.1234-1-x@y%3E", "message"},
      {"url=https://lore.kernel.org/all/20230101.1234-1-x@y/T/%23u", "message"},
      {"id=3e3c658055c0", "commit"},
      {"id=lpc-2023/klint", "page"},
      {"id=binder", "page"},
      {"url=http://test/talks/lpc-2023/klint", "page"},
  };
  for (const auto& [query, kind] : table) {
    const json answer = get(std::string("/api/v1/lookup?") + query);
    EXPECT_EQ(answer.at("thing").at("kind"), kind) << query;
    EXPECT_GT(answer.at("total"), 0) << query;
  }
}

TEST_F(ApiThingTest, NothingFoundIsAnAnswer) {
  const json answer = get("/api/v1/lookup?url=https://lwn.net/Articles/1/");
  EXPECT_EQ(answer.at("total"), 0);
  EXPECT_EQ(answer.at("results"), json::array());
  EXPECT_EQ(answer.at("is"), json::array());
  EXPECT_FALSE(answer.at("thing").at("known"));
  EXPECT_TRUE(answer.at("thing").at("url").is_null());
}

TEST_F(ApiThingTest, LookupWantsOneOfUrlAndId) {
  problem("/api/v1/lookup");
  problem("/api/v1/lookup?url=&id=");
  problem("/api/v1/lookup?url=https://lwn.net/Articles/1/&id=cve-2024-1234");
  EXPECT_EQ(problem("/api/v1/lookup?url=two+words").at("parameter"), "url");
  EXPECT_EQ(problem("/api/v1/lookup?id=nonsense").at("parameter"), "id");
  EXPECT_EQ(problem("/api/v1/lookup?uri=x").at("did_you_mean").at(0), "url");
  problem("/api/v1/lookup?id=cve-2024-1234&cursor=zzz");
  problem("/api/v1/lookup?id=cve-2024-1234&limit=0");
}

TEST_F(ApiThingTest, LookupHasPagesThatWalkOnceAndBack) {
  const std::string path = "/api/v1/lookup?url=https://lwn.net/Articles/951550/&limit=1";
  const HttpResponse head = ask(path);
  EXPECT_THAT(std::string(head.header("Link")), HasSubstr("rel=\"next\""));
  const json first = json::parse(head.body);
  EXPECT_TRUE(first.at("prev").is_null());
  const json second = get(first.at("next").get<std::string>().substr(11));
  EXPECT_THAT(ids(second.at("results")), ElementsAre("kangrejos-2025/klint"));
  EXPECT_TRUE(second.at("next").is_null());
  EXPECT_EQ(get(second.at("prev").get<std::string>().substr(11)).at("results"),
            first.at("results"));
  const std::string cursor = first.at("next").get<std::string>();
  problem("/api/v1/lookup?id=cve-2024-1234&cursor=" + cursor.substr(cursor.find("cursor=") + 7));
}

TEST_F(ApiThingTest, SearchTellsWhatTheQueryNames) {
  const json answer = get("/api/v1/search?q=https://lwn.net/Articles/951550/");
  EXPECT_EQ(answer.at("query").at("thing").at("kind"), "lwn");
  EXPECT_EQ(answer.at("query").at("thing").at("url"), "http://test/talks/lpc-2023/klint");
  EXPECT_EQ(answer.at("query").at("q"), "https://lwn.net/Articles/951550/");
  EXPECT_EQ(answer.at("results").at(0).at("relation"), "is");
  EXPECT_EQ(answer.at("results").at(1).at("relation"), "cites");
  EXPECT_TRUE(get("/api/v1/search?q=klint").at("query").at("thing").is_null());
  EXPECT_FALSE(get("/api/v1/search?q=klint").at("results").at(0).contains("relation"));
}

TEST_F(ApiThingTest, ABrowserIsLedToWhatTheQueryNames) {
  const std::pair<const char*, const char*> table[] = {
      {"https%3A%2F%2Fexample.org%2Fklint", "/talks/lpc-2023/klint"},
      {"http://www.example.org/klint/%23top", "/talks/lpc-2023/klint"},
      {"lwn.net/Articles/951550", "/talks/lpc-2023/klint"},
      {"http://test/topics/binder.json", "/topics/binder"},
      {"/talks/lpc-2023/klint%23slide-7", "/talks/lpc-2023/klint#slide-7"},
      {"lpc-2023/klint", "/talks/lpc-2023/klint"},
      {"/people/gary-guo", "/people/gary-guo"}};
  for (const auto& [q, location] : table) {
    const HttpResponse response = ask(std::string("/search?q=") + q, kBrowser);
    EXPECT_EQ(response.status, 303) << q;
    EXPECT_EQ(response.header("Location"), location) << q;
    EXPECT_EQ(response.header("ETag"), "") << q;
    EXPECT_EQ(ask(std::string("/api/v1/search?q=") + q).status, 200) << q;
  }
}

TEST_F(ApiThingTest, ABrowserStaysWhereSeveralCiteOrNothingDoes) {
  const HttpResponse cited = ask("/search?q=CVE-2024-1234", kBrowser);
  EXPECT_EQ(cited.status, 200);
  EXPECT_THAT(cited.body,
              HasSubstr("CVE-2024-1234 (<a "
                        "href=\"https://www.cve.org/CVERecord?id=CVE-2024-1234\">open it</a>)"));
  EXPECT_THAT(cited.body, HasSubstr("is cited by"));
  EXPECT_THAT(cited.body, HasSubstr("<b>cites it</b>"));
  const HttpResponse unknown = ask("/search?q=https://lwn.net/Articles/1/", kBrowser);
  EXPECT_EQ(unknown.status, 200);
  EXPECT_THAT(unknown.body, HasSubstr("Nothing here is, links to or cites the LWN article 1;"));
  const HttpResponse quoted = ask("/search?q=%22https://lwn.net/Articles/951550/%22", kBrowser);
  EXPECT_EQ(quoted.status, 200);
  EXPECT_THAT(ask("/search.txt?q=CVE-2024-1234").body, HasSubstr("cites CVE-2024-1234"));
}

TEST_F(ApiThingTest, PagesWorkWithoutTheirScript) {
  const std::string page = ask("/topics/binder", kBrowser).body;
  EXPECT_THAT(page, HasSubstr("<script src=\"/static/plumbline.js\" defer></script>"));
  EXPECT_THAT(page, Not(HasSubstr("role=\"combobox\"")));
  const HttpResponse script = ask("/static/plumbline.js");
  EXPECT_EQ(script.status, 200);
  EXPECT_EQ(script.content_type, "text/javascript; charset=utf-8");
}
}  // namespace
}  // namespace plumbline
