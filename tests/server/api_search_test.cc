// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/search_answer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "schema/text/utf8.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::set<std::string> keys(const json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.items()) names.insert(name);
  return names;
}

// The code points begin to end of a text.
std::string code_points(const std::string& text, int begin, int end) {
  std::size_t from = 0, to = 0;
  for (int i = 0; i < end; ++i) {
    next_code_point(text, &to);
    if (i < begin) from = to;
  }
  return text.substr(from, to - from);
}

struct ApiSearchTest : testing::Test, SmallSite {
  json search(const std::string& query) {
    const HttpResponse response = ask("/api/v1/search?" + query);
    EXPECT_EQ(response.status, 200) << query;
    return json::parse(response.body);
  }
  json get(const std::string& absolute) {
    return json::parse(ask(absolute.substr(std::string("http://test").size())).body);
  }
};

TEST_F(ApiSearchTest, HasTheShapeOfTheContract) {
  const json answer = search("q=klint");
  EXPECT_EQ(keys(answer), (std::set<std::string>{"query", "card", "total", "exact_total", "limit",
                                                 "generation", "took_ms", "next", "prev", "results",
                                                 "facets", "suggestions", "relaxations"}));
  EXPECT_EQ(keys(answer.at("query")),
            (std::set<std::string>{"q", "understood", "aliases", "fuzzy", "relaxed", "terms",
                                   "thing", "warnings"}));
  EXPECT_EQ(answer.at("query").at("q"), "klint");
  EXPECT_EQ(answer.at("generation"), "g1");
  EXPECT_TRUE(answer.at("next").is_null());
}

TEST_F(ApiSearchTest, ATalkIsARow) {
  const json row = search("q=klint&type=talk&event=lpc-2023").at("results").at(0);
  EXPECT_EQ(row.at("type"), "talk");
  EXPECT_EQ(row.at("id"), "lpc-2023/klint");
  EXPECT_EQ(row.at("url"), "http://test/talks/lpc-2023/klint");
  EXPECT_EQ(row.at("event").at("id"), "lpc-2023");
  EXPECT_EQ(row.at("event").at("short"), "LPC 2023");
  EXPECT_EQ(row.at("date"), "2023-11-15");
  EXPECT_EQ(row.at("kind"), "talk");
  EXPECT_EQ(
      row.at("speakers"),
      (json{{{"name", "Gary Guo"}, {"id", "gary-guo"}, {"url", "http://test/people/gary-guo"}}}));
  EXPECT_EQ(row.at("topics"), json{"klint"});
  EXPECT_EQ(row.at("links"), (json{{"article", "https://lwn.net/Articles/951550/"},
                                   {"page", "https://example.org/klint"},
                                   {"video", "https://youtu.be/klint"}}));
  EXPECT_TRUE(row.at("score").is_number());
}

TEST_F(ApiSearchTest, OtherKindsHaveRowsToo) {
  const json topic = search("q=binder&type=topic").at("results").at(0);
  EXPECT_EQ(topic.at("id"), "binder");
  EXPECT_EQ(topic.at("kind"), "driver");
  EXPECT_EQ(topic.at("talks"), 2);
  EXPECT_EQ(search("q=gary+guo&type=person").at("results").at(0).at("name"), "Gary Guo");
  EXPECT_EQ(search("q=&type=event&sort=title").at("results").at(0).at("short"), "Kangrejos 2025");
}

TEST_F(ApiSearchTest, MarksAreCodePointsOfTheText) {
  int marks = 0;
  const json answer = search("q=klint");
  for (const json& row : answer.at("results")) {
    const json& snippet = row.at("snippet");
    for (const json& mark : snippet.at("marks")) {
      EXPECT_THAT(code_points(snippet.at("text"), mark.at(0), mark.at(1)),
                  testing::AnyOf("klint", "Klint"));
      ++marks;
    }
  }
  EXPECT_GE(marks, 2);
}

TEST_F(ApiSearchTest, SnippetsLeadToTheirPlace) {
  const json row = search("q=preemption").at("results").at(0);
  EXPECT_EQ(row.at("snippet").at("part"), "slides");
  EXPECT_EQ(row.at("snippet").at("page"), 7);
  EXPECT_EQ(row.at("snippet").at("url"), "http://test/talks/lpc-2023/klint#slide-7");
}

TEST_F(ApiSearchTest, SnippetsOfTranscriptsLeadToTheirSecond) {
  const json snippet = search("q=generics").at("results").at(0).at("snippet");
  EXPECT_EQ(snippet.at("part"), "transcript");
  EXPECT_EQ(snippet.at("seconds"), 61);
  EXPECT_EQ(snippet.at("url"), "http://test/talks/lpc-2023/klint#t-61");
  EXPECT_EQ(snippet.at("recording"), "https://youtu.be/klint?t=61s");
}

TEST_F(ApiSearchTest, ATopicsNameGivesItsCard) {
  const json answer = search("q=rust_binder");
  EXPECT_EQ(answer.at("card").at("type"), "topic");
  EXPECT_EQ(answer.at("card").at("id"), "binder");
  EXPECT_EQ(answer.at("card").at("url"), "http://test/topics/binder");
  EXPECT_EQ(answer.at("query").at("aliases").at(0).at("topic"), "binder");
  EXPECT_TRUE(search("q=sleeping").at("card").is_null());
}

TEST_F(ApiSearchTest, FieldsAreThoseAskedFor) {
  const json answer = search("q=klint&fields=title,url");
  for (const json& row : answer.at("results"))
    EXPECT_EQ(keys(row), (std::set<std::string>{"title", "url"}));
  EXPECT_EQ(search("q=klint&type=talk&fields=speakers").at("results").at(0).size(), 1U);
}

TEST_F(ApiSearchTest, ExplainSaysWhereAScoreComesFrom) {
  const json row = search("q=klint&explain=1").at("results").at(0);
  EXPECT_EQ(keys(row.at("explain").at(0)), (std::set<std::string>{"what", "score"}));
  EXPECT_FALSE(search("q=klint").at("results").at(0).contains("explain"));
}

TEST_F(ApiSearchTest, FacetsCountAndLead) {
  const json answer = search("q=kernel&facets=event,type&limit=3");
  const json& facet = answer.at("facets").at("event").at(0);
  EXPECT_EQ(facet.at("value"), "lpc-2024");
  EXPECT_EQ(facet.at("label"), "LPC 2024");
  EXPECT_EQ(facet.at("count"), 9);
  const json narrowed = get(facet.at("url"));
  EXPECT_EQ(narrowed.at("total"), 9);
  EXPECT_EQ(narrowed.at("limit"), 3);
  EXPECT_TRUE(narrowed.at("facets").at("event").at(0).at("chosen"));
  EXPECT_EQ(get(narrowed.at("facets").at("event").at(0).at("url")).at("total"), answer.at("total"));
}

// Follows `relation` to its end, and back.
std::vector<std::string> walk(ApiSearchTest& test, json answer, const char* relation, json* last) {
  std::vector<std::string> ids;
  for (int pages = 0; pages < 20; ++pages) {
    for (const json& row : answer.at("results")) ids.push_back(row.at("id"));
    *last = answer;
    if (answer.at(relation).is_null()) break;
    answer = test.get(answer.at(relation));
  }
  return ids;
}

TEST_F(ApiSearchTest, PagesWalkThroughAllResultsOnceAndBack) {
  for (const char* query : {"q=kernel&type=talk&limit=2", "q=&type=talk&limit=5",
                            "q=kernel&type=talk&sort=title&limit=4"}) {
    const json first = search(query);
    json last;
    const std::vector<std::string> ids = walk(*this, first, "next", &last);
    EXPECT_EQ(ids.size(), first.at("total").get<std::size_t>()) << query;
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << query;
    EXPECT_TRUE(first.at("prev").is_null());
    json beginning;
    walk(*this, last, "prev", &beginning);
    EXPECT_EQ(beginning.at("results"), first.at("results")) << query;
  }
}

TEST_F(ApiSearchTest, PagesAreLinkedInTheHead) {
  const HttpResponse first = ask("/api/v1/search?q=kernel&type=talk&limit=2&facets=event");
  EXPECT_THAT(std::string(first.header("Link")), HasSubstr("rel=\"next\""));
  EXPECT_THAT(
      std::string(first.header("Link")),
      StartsWith("<http://test/api/v1/search?q=kernel&type=talk&limit=2&facets=event&cursor="));
  const std::string next = json::parse(first.body).at("next");
  EXPECT_THAT(std::string(ask(next.substr(11)).header("Link")), HasSubstr("rel=\"prev\""));
}

TEST_F(ApiSearchTest, ATwinsPagesAreTwins) {
  const json answer = json::parse(ask("/search.json?q=kernel&limit=2").body);
  EXPECT_THAT(answer.at("next").get<std::string>(), StartsWith("http://test/search.json?q=kernel"));
}

TEST_F(ApiSearchTest, NothingFoundIsAnAnswer) {
  const json answer = search("q=klimt&fuzzy=off");
  EXPECT_EQ(answer.at("total"), 0);
  EXPECT_EQ(answer.at("results"), json::array());
  for (const json& suggestion : answer.at("suggestions"))
    EXPECT_GT(get(suggestion.at("url")).at("total"), 0);
}

TEST_F(ApiSearchTest, LinesOfNdjsonAreResults) {
  std::istringstream lines(ask("/search.ndjson?q=klint&type=talk&fields=id").body);
  std::string line;
  std::set<std::string> ids;
  while (std::getline(lines, line)) ids.insert(json::parse(line).at("id"));
  EXPECT_EQ(ids, (std::set<std::string>{"lpc-2023/klint", "kangrejos-2025/klint"}));
}

TEST_F(ApiSearchTest, AtomIsEscaped) {
  const std::string feed = ask("/search.atom?q=%3Cscript%3E%26klint").body;
  EXPECT_THAT(feed, HasSubstr("&lt;script&gt;&amp;klint"));
  EXPECT_THAT(feed, Not(HasSubstr("<script>")));
  EXPECT_THAT(ask("/topics/binder.atom").body,
              HasSubstr("<updated>2025-09-17T00:00:00Z</updated>"));
}

TEST_F(ApiSearchTest, AtomLeavesOutWhatXmlCannotHold) {
  EXPECT_THAT(ask("/search.atom?q=kli%EF%BF%BEnt").body, HasSubstr("<title>Plumbline: klint<"));
}

TEST_F(ApiSearchTest, AFeedHasOneIdHoweverItIsAskedFor) {
  const std::string id = "<id>http://test/search.atom?q=klint</id>";
  EXPECT_THAT(ask("/search.atom?q=klint").body, HasSubstr(id));
  EXPECT_THAT(ask("/search?q=klint", {{"accept", "application/atom+xml"}}).body, HasSubstr(id));
}

}  // namespace
}  // namespace plumbline
