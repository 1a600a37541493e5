// SPDX-License-Identifier: MIT OR Apache-2.0
// Coverage, citations, the map and decisions as a browser, a spreadsheet, a terminal and a program get them.
#include "server/api/coverage.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const Headers kBrowser = {{"accept", "text/html"}};

struct ApiCoverageTest : testing::Test, SmallSite {
  json get(const std::string& target) { return json::parse(ask("/api/v1" + target).body); }
  std::string html(const std::string& target) { return ask(target, kBrowser).body; }
};

TEST_F(ApiCoverageTest, CoverageIsAListOfTopicsWithTheirEditions) {
  const json coverage = get("/coverage");
  EXPECT_EQ(coverage.at("total"), 2);
  EXPECT_EQ(coverage.at("events").size(), 3u);
  const json klint = coverage.at("results").at(1);
  EXPECT_EQ(klint.at("id"), "klint");
  EXPECT_EQ(klint.at("by_event"), (json{{"kangrejos-2025", 1}, {"lpc-2023", 1}}));
  EXPECT_EQ(klint.at("last").at("url"), "http://test/talks/kangrejos-2025/klint");
  EXPECT_EQ(coverage.at("without_notes").at(0).at("event"), "kangrejos-2025");
  EXPECT_EQ(json::parse(ask("/coverage.json").body), coverage);
}

TEST_F(ApiCoverageTest, ThePageHasATableWithLinksAndAPicture) {
  const std::string page = html("/coverage");
  EXPECT_THAT(page, HasSubstr("klint</a></th><td class=\"h1\"><a href=\"/search?q=under:klint+"
                              "event:lpc-2023\">1</a></td><td></td>"));
  EXPECT_THAT(page, HasSubstr("<img src=\"/coverage.svg\""));
  const HttpResponse picture = ask("/coverage.svg");
  EXPECT_THAT(picture.body, AllOf(StartsWith("<svg xmlns="),
                                  HasSubstr("<a href=\"/search?q=under:klint+event:lpc-2023\">"
                                            "<title>klint, LPC 2023: 1 talk</title>")));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\"><a href=\"/events/lpc-2023\">2023</a></th>"));
  EXPECT_THAT(html("/coverage?series=lpc"), Not(HasSubstr("kangrejos-2025\"")));
  EXPECT_THAT(html("/coverage?series=none"), HasSubstr("There is no talk in this choice."));
}

TEST_F(ApiCoverageTest, TwinsOfCoverageSayTheSame) {
  const std::string csv = ask("/coverage.csv").body;
  EXPECT_THAT(csv,
              StartsWith("id,title,parent,talks,talks_under,named,first,last,lpc-2023,lpc-2024,"
                         "kangrejos-2025\r\n"));
  EXPECT_THAT(csv, HasSubstr("klint,klint,,2,2,0,2023-11-15,2025-09-17,1,0,1\r\n"));
  const std::string text = ask("/coverage").body;
  EXPECT_THAT(text, HasSubstr("\nklint                                  1   .   1\n"));
  EXPECT_THAT(text, HasSubstr("Talks without notes"));
}

TEST(ApiCoverage, WithoutTopicsTheTextSaysSoInsteadOfATable) {
  SmallSite site;
  const std::string unfinished = site.path() + ".tmp";
  {
    SmallCorpus corpus(unfinished);
    corpus.add_talk({.slug = "fosdem-2025/a", .title = "Alpha", .body = "Words."});
    corpus.finish("g2");
  }
  std::rename(unfinished.c_str(), site.path().c_str());
  const std::string text = site.ask("/coverage.txt").body;
  EXPECT_THAT(text, AllOf(HasSubstr("No topic has a page here yet.\n"), Not(HasSubstr("'25"))));
}

TEST_F(ApiCoverageTest, WrongChoicesAreNamed) {
  EXPECT_EQ(ask("/api/v1/coverage?sries=lpc").status, 400);
  EXPECT_THAT(ask("/api/v1/coverage?sries=lpc").body, HasSubstr("\"series\""));
  EXPECT_EQ(ask("/api/v1/coverage?from=soon").status, 400);
  EXPECT_THAT(ask("/api/v1/coverage?parent=klnt").body, HasSubstr("\"klint\""));
  EXPECT_THAT(ask("/api/v1/citations?kind=lwm").body, HasSubstr("\"lwn\""));
  EXPECT_EQ(ask("/api/v1/citations?cursor=x").status, 400);
  EXPECT_EQ(ask("/api/v1/citations?limit=0").status, 400);
  EXPECT_EQ(ask("/api/v1/graph?min_weight=0").status, 400);
  EXPECT_THAT(ask("/api/v1/graph?topic=klnt").body, HasSubstr("\"klint\""));
}

TEST_F(ApiCoverageTest, TheMapHasNodesAndEdgesInAFixedOrder) {
  const json graph = get("/graph");
  EXPECT_EQ(graph.at("nodes").at(0).at("id"), "binder");
  EXPECT_EQ(graph.at("edges"), json::parse(R"([{"source": "binder", "target": "klint", "weight": 1,
      "together": 1, "related": false, "parent": false}])"));
  EXPECT_EQ(ask("/api/v1/graph").body, ask("/api/v1/graph").body);
}

TEST_F(ApiCoverageTest, CitationsComeWithThePassagesThatCite) {
  const json lwn = get("/citations?kind=lwn");
  EXPECT_EQ(lwn.at("total"), 1);
  const json article = lwn.at("results").at(0);
  EXPECT_EQ(article.at("value"), "951550");
  EXPECT_EQ(article.at("address"), "https://lwn.net/Articles/951550/");
  EXPECT_EQ(article.at("is").at(0).at("id"), "lpc-2023/klint");
  EXPECT_EQ(article.at("cited_in").at(0).at("id"), "kangrejos-2025/klint");
  EXPECT_THAT(article.at("cited_in").at(0).at("text").get<std::string>(),
              HasSubstr("after two years"));
  EXPECT_EQ(get("/citations").at("total"), 4);  // the article, a mail, a commit, a CVE
}

TEST_F(ApiCoverageTest, CitationsAreAPageATableAndATextToo) {
  const std::string page = html("/citations");
  EXPECT_THAT(page, AllOf(HasSubstr("of <a href=\"/talks/lpc-2023/klint\">"),
                          HasSubstr("<p class=\"quote\">")));
  EXPECT_THAT(
      ask("/citations.csv").body,
      HasSubstr("lwn,951550,https://lwn.net/Articles/951550/,1,http://test/talks/lpc-2023/klint,"
                "http://test/talks/kangrejos-2025/klint\r\n"));
  EXPECT_THAT(ask("/citations.txt").body, HasSubstr("LWN article: 951550\n"));
  EXPECT_THAT(ask("/citations.txt?limit=1").body, HasSubstr("Next page\nhttp://test/citations"));
}

TEST_F(ApiCoverageTest, ATalkIsCitedByWhatCitesItsReport) {
  const json talk = get("/talks/lpc-2023/klint");
  EXPECT_EQ(talk.at("cited_by").at(0).at("id"), "kangrejos-2025/klint");
  EXPECT_THAT(html("/talks/lpc-2023/klint"), HasSubstr("id=\"cited\""));
  EXPECT_THAT(ask("/talks/lpc-2023/klint.txt").body, HasSubstr("Cited by\n--------\n"));
}

TEST_F(ApiCoverageTest, WhatWasDecidedStandsOnTheTalkAndItsTopics) {
  const json line = get("/talks/lpc-2023/binder").at("outcome").at(0);
  EXPECT_EQ(line.at("kind"), "decision");
  EXPECT_EQ(line.at("text"), "Merge <it>.");
  EXPECT_EQ(line.at("url"), "http://test/talks/lpc-2023/binder#decision-1");
  EXPECT_EQ(get("/topics/binder").at("outcome").at(0).at("date"), "2023-11-14");
  EXPECT_THAT(
      html("/talks/lpc-2023/binder"),
      HasSubstr("<a href=\"/talks/lpc-2023/binder#decision-1\">Decided</a> Merge &lt;it&gt;."));
  EXPECT_THAT(html("/topics/binder"),
              AllOf(HasSubstr("<h3 class=\"open\">Open <span class=\"count\">1</span></h3>"),
                    HasSubstr("since 14 November 2023")));
  EXPECT_THAT(ask("/topics/binder.txt").body, HasSubstr("Decided     Merge <it>.\n"));
  EXPECT_THAT(ask("/talks/lpc-2023/binder.txt").body, HasSubstr("Open        Who maintains it?\n"));
}

TEST_F(ApiCoverageTest, ASearchForDecisionsShowsThem) {
  const json hit = get("/search?q=kind:decision").at("results").at(0);
  EXPECT_EQ(hit.at("statements"), json::parse(R"([{"kind": "decision", "text": "Merge <it>.",
                             "url": "http://test/talks/lpc-2023/binder#decision-1"}])"));
  EXPECT_EQ(get("/search?kind=open").at("total"), 1);
  EXPECT_THAT(
      html("/search?q=kind:decision"),
      HasSubstr("<a href=\"/talks/lpc-2023/binder#decision-1\">Decided</a> Merge &lt;it&gt;."));
  EXPECT_THAT(ask("/search.txt?q=kind:decision").body, HasSubstr("decision: Merge <it>."));
}

}  // namespace
}  // namespace plumbline
