// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/application.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/server/small_site.h"
#include "tests/server/unpack.h"

namespace plumbline {
namespace {
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const Headers kBrowser = {{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};

struct ApplicationTest : testing::Test, SmallSite {
  json problem(const std::string& target, int status, const std::string& method = "GET") {
    const HttpResponse response = ask(target, {}, method);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(response.content_type, "application/problem+json") << target;
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    return json::parse(response.body);
  }
};

// --- In which form

struct FormCase {
  const char *target, *accept, *content_type;
};

TEST_F(ApplicationTest, AnswersInTheFormThatIsAskedFor) {
  const FormCase cases[] = {{"/topics/binder", "text/html", "text/html"},
                            {"/topics/binder", "*/*", "text/plain"},
                            {"/topics/binder", "application/json", "application/json"},
                            {"/topics/binder.json", "text/html", "application/json"},
                            {"/topics/binder.txt", "text/html", "text/plain"},
                            {"/topics/binder.html", "*/*", "text/html"},
                            {"/topics.csv", "*/*", "text/csv"},
                            {"/search.ndjson?q=klint", "*/*", "application/x-ndjson"},
                            {"/search.atom?q=klint", "*/*", "application/atom+xml"},
                            {"/search?q=klint", "application/atom+xml", "application/atom+xml"},
                            {"/talks/lpc-2023/klint.bib", "*/*", "application/x-bibtex"},
                            {"/talks/lpc-2023/klint.ics", "*/*", "text/calendar"},
                            {"/api/v1/search?q=klint", "text/html", "application/json"},
                            {"/help/search", "*/*", "text/plain"},
                            {"/", "*/*", "text/plain"},
                            {"/static/plumbline.css", "*/*", "text/css"},
                            {"/favicon.svg", "*/*", "image/svg+xml"},
                            {"/robots.txt", "*/*", "text/plain"},
                            {"/sitemap.xml", "*/*", "application/xml"}};
  for (const FormCase& c : cases) {
    const HttpResponse response = ask(c.target, {{"accept", c.accept}});
    EXPECT_EQ(response.status, 200) << c.target;
    EXPECT_THAT(response.content_type, StartsWith(c.content_type)) << c.target << " " << c.accept;
  }
}

TEST_F(ApplicationTest, SaysWhatItDependsOn) {
  EXPECT_THAT(std::string(ask("/topics/binder").header("Vary")), StartsWith("Accept"));
  EXPECT_THAT(std::string(ask("/topics/binder.json").header("Vary")), Not(StartsWith("Accept,")));
}

TEST_F(ApplicationTest, NamesTheFormsWhereNoneWillDo) {
  const HttpResponse response = ask("/topics/binder", {{"accept", "image/png"}});
  EXPECT_EQ(response.status, 406);
  EXPECT_THAT(response.body, HasSubstr("application/json"));
}

TEST_F(ApplicationTest, PageAndJsonAgree) {
  const json topic = json::parse(ask("/topics/binder.json").body);
  EXPECT_THAT(ask("/topics/binder", kBrowser).body,
              HasSubstr(topic.at("title").get<std::string>()));
  EXPECT_EQ(topic, json::parse(ask("/api/v1/topics/binder").body));
}

// --- Copies

TEST_F(ApplicationTest, AGoodCopyIsNotSentAgain) {
  const HttpResponse first = ask("/api/v1/search?q=klint");
  const std::string tag(first.header("ETag"));
  EXPECT_THAT(tag, StartsWith("\"g1-"));
  const HttpResponse again = ask("/api/v1/search?q=klint", {{"if-none-match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.header("ETag"), tag);
  EXPECT_EQ(again.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(ask("/api/v1/search?q=binder", {{"if-none-match", tag}}).status, 200);
  EXPECT_EQ(ask("/api/v1/search?q=klint", {{"if-none-match", tag}, {"host", "other"}}).status, 200);
}

TEST_F(ApplicationTest, FormsOfOneAddressHaveTheirOwnTags) {
  EXPECT_NE(ask("/topics/binder", kBrowser).header("ETag"), ask("/topics/binder").header("ETag"));
}

TEST_F(ApplicationTest, ANewPublicationMakesCopiesOld) {
  const std::string tag(ask("/topics/binder").header("ETag"));
  write_small_database(path(), "g2");
  EXPECT_EQ(ask("/topics/binder", {{"if-none-match", tag}}).status, 200);
}

TEST_F(ApplicationTest, SaysHowLongACopyIsGood) {
  EXPECT_THAT(std::string(ask("/topics/binder").header("Cache-Control")), HasSubstr("max-age=60"));
  EXPECT_THAT(std::string(ask("/topics/binder").header("Last-Modified")),
              testing::EndsWith(" GMT"));
  EXPECT_EQ(ask("/healthz").header("Cache-Control"), "no-store");
  EXPECT_EQ(ask("/healthz").header("ETag"), "");
}

TEST_F(ApplicationTest, AZippedCopyHasItsOwnTag) {
  const Headers zipped = {{"accept", "text/html"}, {"accept-encoding", "gzip"}};
  const HttpResponse response = ask("/topics/binder", zipped);
  EXPECT_EQ(response.header("Content-Encoding"), "gzip");
  Headers again = zipped;
  again["if-none-match"] = response.header("ETag");
  EXPECT_EQ(ask("/topics/binder", again).status, 304);
}

TEST_F(ApplicationTest, FilesComeAsTheBuildHasCompressedThem) {
  for (const char* target : {"/static/plumbline.css", "/static/plumbline.js", "/openapi.json"}) {
    const HttpResponse plain = ask(target);
    const HttpResponse zipped = ask(target, {{"accept-encoding", "gzip"}});
    const HttpResponse brotli = ask(target, {{"accept-encoding", "gzip, br"}});
    EXPECT_EQ(zipped.header("Content-Encoding"), "gzip") << target;
    EXPECT_EQ(unzipped(zipped.body), plain.body) << target;
    EXPECT_EQ(brotli.header("Content-Encoding"), "br") << target;
    EXPECT_EQ(unbrotlied(brotli.body), plain.body) << target;
    EXPECT_LT(brotli.body.size(), zipped.body.size()) << target;
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding") << target;
  }
}

TEST_F(ApplicationTest, EachCompressionOfAFileHasItsOwnTag) {
  std::set<std::string> tags;
  for (const char* coding : {"", "gzip", "br"}) {
    Headers headers = {{"accept-encoding", coding}};
    const std::string tag(ask("/static/plumbline.css", headers).header("ETag"));
    tags.insert(tag);
    headers["if-none-match"] = tag;
    EXPECT_EQ(ask("/static/plumbline.css", headers).status, 304) << coding;
    EXPECT_EQ(ask("/static/plumbline.css", headers).header("ETag"), tag) << coding;
  }
  EXPECT_EQ(tags.size(), 3U);
}

// --- Methods

TEST_F(ApplicationTest, HeadIsAnsweredAsGetIs) {
  const HttpResponse head = ask("/api/v1/topics/binder", {}, "HEAD"),
                     get = ask("/api/v1/topics/binder");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body.size(), get.body.size());
  EXPECT_EQ(head.header("ETag"), get.header("ETag"));
}

TEST_F(ApplicationTest, OptionsAllowReading) {
  const HttpResponse response =
      ask("/api/v1/search", {{"origin", "https://example.org"}}, "OPTIONS");
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.body, "");
  EXPECT_THAT(std::string(response.header("Allow")), HasSubstr("GET"));
  EXPECT_EQ(response.header("Access-Control-Allow-Origin"), "*");
}

TEST_F(ApplicationTest, OtherMethodsAreRefused) {
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "TRACE"}) {
    const HttpResponse response = ask("/api/v1/search", {}, method);
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(response.header("Allow"), "GET, HEAD, OPTIONS");
  }
  problem("/api/v1/search", 501, "BREW");
  problem("/nothing", 404, "POST");
}

// --- Problems

TEST_F(ApplicationTest, UnknownParameterIsNamedWithTheNearest) {
  const json answer = problem("/api/v1/search?q=a&evnt=x", 400);
  EXPECT_EQ(answer.at("parameter"), "evnt");
  EXPECT_EQ(answer.at("did_you_mean"), json({"event"}));
  EXPECT_EQ(answer.at("type"), "http://test/help/errors#unknown-parameter");
  EXPECT_EQ(answer.at("instance"), "/api/v1/search");
  EXPECT_EQ(ask("/help/errors", kBrowser).status, 200);
  problem("/search?evnt=x", 400);
  problem("/api/v1/topics/binder?x=1", 400);
}

TEST_F(ApplicationTest, APageTakesParametersOfOthers) {
  EXPECT_EQ(ask("/topics/binder?utm_source=mail", kBrowser).status, 200);
}

TEST_F(ApplicationTest, WhatThereIsNotHasNeighbours) {
  EXPECT_EQ(problem("/api/v1/talks/lpc-2023/klnt", 404).at("did_you_mean")[0],
            "http://test/api/v1/talks/lpc-2023/klint");
  EXPECT_EQ(problem("/topics/bindr", 404).at("did_you_mean")[0], "http://test/topics/binder");
  problem("/people/nobody-at-all", 404);
  problem("/events/lpc-1999", 404);
  problem("/static/none.css", 404);
  problem("/static/..%2f..%2fetc%2fpasswd", 404);
}

TEST_F(ApplicationTest, ABrowserReadsAPage) {
  const HttpResponse response = ask("/nothing", kBrowser);
  EXPECT_EQ(response.status, 404);
  EXPECT_THAT(response.content_type, StartsWith("text/html"));
  EXPECT_THAT(ask("/search?q=a&evnt=%3Cscript%3E", kBrowser).body, Not(HasSubstr("<script>")));
  EXPECT_THAT(ask("/api/v1/nothing", kBrowser).content_type,
              StartsWith("application/problem+json"));
}

TEST_F(ApplicationTest, CursorsOfOthersAreRefused) {
  const json first = json::parse(ask("/api/v1/search?q=kernel&limit=2").body);
  const std::string next = first.at("next");
  const std::string cursor = next.substr(next.find("cursor=") + 7);
  EXPECT_THAT(problem("/api/v1/search?q=other&cursor=" + cursor, 400).at("type").get<std::string>(),
              HasSubstr("#invalid-cursor"));
  problem("/api/v1/search?q=kernel&cursor=zzz", 400);
  problem("/api/v1/search?q=kernel&cursor=%00%ff", 400);
}

TEST_F(ApplicationTest, AnOddHostIsRefused) {
  for (const char* host : {"", "a b", "evil\"><script>", "a,b", "http://a"}) {
    const HttpResponse response = ask("/topics/binder.json", {{"host", host}});
    EXPECT_EQ(response.status, 400) << host;
    EXPECT_THAT(response.body, Not(HasSubstr("script>")));
  }
}

TEST_F(ApplicationTest, ALongPathIsRefused) { problem("/topics/" + std::string(3000, 'a'), 414); }

TEST(ApplicationLimits, AQueryOutOfTimeSaysWhenToComeBack) {
  SmallSite site(ApplicationOptions{.query_ms = 250});
  EXPECT_EQ(site.ask("/api/v1/search?q=kernel").status, 200);
  const RequestError error = out_of_time();
  HttpRequest request;
  request.headers["host"] = "test";
  const HttpResponse response = site.application().problem(request, error);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.header("Retry-After"), "5");
}

// --- Addresses

TEST_F(ApplicationTest, AddressesOfTheSameThingLeadToOne) {
  const std::pair<const char*, const char*> cases[] = {
      {"/topics/", "/topics"},
      {"/topics/binder/", "/topics/binder"},
      {"/search/?q=a%20b", "/search?q=a%20b"},
      {"/topics/Binder", "/topics/binder"},
      {"/topics/rust_binder.json", "/topics/binder.json"},
      {"/api/v1/topics/Kernel%20lint", "/api/v1/topics/klint"},
      {"/people/Gary%20Guo", "/people/gary-guo"},
      {"/talks", "/search?type=talk"},
      {"/talks/lpc-2023", "/events/lpc-2023"},
      {"/talks/lpc-2023/", "/talks/lpc-2023"}};
  for (const auto& [from, to] : cases) {
    const HttpResponse response = ask(from);
    EXPECT_EQ(response.status, 308) << from;
    EXPECT_EQ(response.header("Location"), to) << from;
  }
}

TEST_F(ApplicationTest, NoRedirectLeadsAway) {
  for (const char* target : {"//example.org/", "//example.org/%2e%2e/", "/topics//"})
    EXPECT_EQ(ask(target).status, 404) << target;
}

TEST_F(ApplicationTest, AbsoluteAddressesBeginAsToldOrAsAsked) {
  EXPECT_EQ(json::parse(ask("/api/v1/topics/binder", {{"host", "example.org:81"}}).body).at("url"),
            "http://example.org:81/topics/binder");
  SmallSite behind_proxy(ApplicationOptions{.base_url = "https://kb.example.org"});
  EXPECT_EQ(json::parse(behind_proxy.ask("/api/v1/topics/binder").body).at("url"),
            "https://kb.example.org/topics/binder");
}

// --- What goes with every answer

TEST_F(ApplicationTest, EveryAnswerIsSafeInABrowser) {
  for (const char* target : {"/topics/binder", "/nothing", "/api/v1/search?x=1",
                             "/static/plumbline.css", "/healthz", "/topics/"}) {
    const HttpResponse response = ask(target, kBrowser);
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")),
                StartsWith("default-src 'none'"))
        << target;
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), Not(HasSubstr("unsafe")))
        << target;
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer") << target;
  }
}

TEST_F(ApplicationTest, DataIsOpenToOtherSitesAndPagesAreNot) {
  EXPECT_EQ(ask("/api/v1/search?q=klint").header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(ask("/topics/binder.json").header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(ask("/api/v1/search?x=1").header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(ask("/topics/binder", kBrowser).header("Access-Control-Allow-Origin"), "");
}

TEST_F(ApplicationTest, AnyQueryIsAnswered) {
  for (const char* q : {"C%2B%2B", "%22unclosed", "AND", "NEAR(", "*", "-", "(", "a:b:c",
                        "%F0%9F%92%A5", "%ff%fe", "%00", "don't", "%zz"}) {
    EXPECT_EQ(ask(std::string("/api/v1/search?q=") + q).status, 200) << q;
    EXPECT_EQ(ask(std::string("/search?q=") + q, kBrowser).status, 200) << q;
  }
}

}  // namespace
}  // namespace plumbline
