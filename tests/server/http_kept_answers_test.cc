// SPDX-License-Identifier: MIT OR Apache-2.0
// What the site keeps of its answers, and for whom.
#include <gmock/gmock.h>

#include "server/http/application_site.h"
#include "server/http/log.h"
#include "tests/server/small_site.h"

namespace plumbline {
namespace {
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Fields = std::vector<std::pair<std::string, std::string>>;

front::Request request_for(const std::string& target, const Fields& fields = {},
                           const std::string& method = "GET") {
  front::Request request;
  request.head.method = method;
  request.head.target = target;
  request.head.fields = {{"host", "test"}};
  request.head.fields.insert(request.head.fields.end(), fields.begin(), fields.end());
  request.close = false;
  return request;
}

std::string without_date(std::string answer) {
  const std::size_t date = answer.find("\r\nDate: ");
  return answer.erase(date, answer.find("\r\n", date + 2) - date);
}

std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

std::string tag_of(const std::string& answer) {
  const std::size_t begin = answer.find("\r\nETag: ") + 8;
  return answer.substr(begin, answer.find("\r\n", begin) - begin);
}

// Looks at its database again after `every`.
struct KeptAnswersSite {
  explicit KeptAnswersSite(Publications::Clock::duration every) : path(directory / "plumbline.db") {
    open_log(LogFormat::kText, "off");
    write_small_database(path);
    publications.emplace(path, every);
    application.emplace(*publications, ApplicationOptions{});
    site.emplace(*application, "test");
  }
  std::size_t kept() { return application->cache().counters().entries; }

  TemporaryDirectory directory;
  std::string path;
  std::optional<Publications> publications;
  std::optional<Application> application;
  std::optional<ApplicationSite> site;
};

struct KeptAnswersTest : testing::Test, KeptAnswersSite {
  KeptAnswersTest() : KeptAnswersSite(std::chrono::hours(1)) {}
};

TEST_F(KeptAnswersTest, WhatWasAnsweredOnceIsAnsweredAtOnceWithTheSameBytes) {
  for (const char* target :
       {"/topics/binder", "/search?q=klint", "/api/v1/search?q=klint&facets=topic", "/",
        "/static/plumbline.css", "/openapi.json", "/talks/lpc-2023/klint.ics", "/sitemap.xml"}) {
    const front::Request request = request_for(target);
    EXPECT_EQ(site->answer_at_once(request), std::nullopt) << target;
    const std::string first = site->answer(request);
    EXPECT_THAT(first, StartsWith("HTTP/1.1 200 OK\r\n")) << target;
    const auto again = site->answer_at_once(request);
    ASSERT_TRUE(again) << target;
    EXPECT_THAT(*again, HasSubstr("\r\nDate: ")) << target;
    EXPECT_EQ(body_of(*again), body_of(first)) << target;
    EXPECT_EQ(without_date(*again).size(), without_date(first).size()) << target;
  }
}

TEST_F(KeptAnswersTest, EachRepresentationIsKeptByItself) {
  const Fields representations[] = {{},
                                    {{"accept", "text/html"}},
                                    {{"accept", "text/html"}, {"accept-encoding", "gzip"}},
                                    {{"accept", "application/json"}, {"accept-encoding", "gzip"}},
                                    {{"accept", "application/json"}}};
  std::vector<std::string> answers;
  for (const Fields& fields : representations) {
    const front::Request request = request_for("/topics/binder", fields);
    EXPECT_FALSE(site->answer_at_once(request));
    answers.push_back(site->answer(request));
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto again = site->answer_at_once(request_for("/topics/binder", representations[i]));
    EXPECT_EQ(body_of(*again), body_of(answers[i])) << i;
    EXPECT_EQ(tag_of(*again), tag_of(answers[i])) << i;
  }
  front::Request other = request_for("/topics/binder");
  other.head.fields[0].second = "other";
  EXPECT_FALSE(site->answer_at_once(other)) << "it has absolute addresses of another host";
}

TEST_F(KeptAnswersTest, ClientsThatTakeBrotliShareAPageWithThoseThatDoNot) {
  site->answer(request_for("/topics/binder.html", {{"accept-encoding", "gzip"}}));
  EXPECT_TRUE(site->answer_at_once(
      request_for("/topics/binder.html", {{"accept-encoding", "gzip, deflate, br"}})));
  site->answer(request_for("/static/plumbline.css", {{"accept-encoding", "gzip"}}));
  EXPECT_FALSE(site->answer_at_once(
      request_for("/static/plumbline.css", {{"accept-encoding", "gzip, deflate, br"}})));
}

TEST_F(KeptAnswersTest, SpellingsOfAnAddressShareAnAnswer) {
  const std::string first = site->answer(request_for("/search?q=kernel+talk&limit=2"));
  for (const char* spelling :
       {"/search?q=kernel%20talk&limit=2", "/search?&q=kernel+t%61lk&limit=2",
        "/sear%63h?q=kernel+talk&limit=2&"}) {
    const auto again = site->answer_at_once(request_for(spelling));
    ASSERT_TRUE(again) << spelling;
    EXPECT_EQ(body_of(*again), body_of(first)) << spelling;
  }
  EXPECT_FALSE(site->answer_at_once(request_for("/search?q=kernel+talk")));
}

// A value may hold whatever separates values elsewhere.
TEST_F(KeptAnswersTest, NoAddressPassesForAnother) {
  site->answer(request_for("/search?q=a&topic=b"));
  for (const char* other :
       {"/search?q=a%26topic%3Db", "/search?q=a%00topic%00b", "/search?q=a%0Atopic%0Ab",
        "/search%3Fq=a&topic=b", "/search?q=a%0Agzip&topic=b", "/search?topic=b&q=a"}) {
    EXPECT_FALSE(site->answer_at_once(request_for(other))) << other;
  }
}

TEST_F(KeptAnswersTest, HeadIsAnsweredFromWhatGetLeft) {
  site->answer(request_for("/topics/binder", {}, "HEAD"));
  EXPECT_EQ(kept(), 0U);
  const std::string got = site->answer(request_for("/topics/binder"));
  const auto head = site->answer_at_once(request_for("/topics/binder", {}, "HEAD"));
  EXPECT_EQ(body_of(*head), "");
  EXPECT_THAT(*head,
              HasSubstr("\r\nContent-Length: " + std::to_string(body_of(got).size()) + "\r\n"));
}

TEST_F(KeptAnswersTest, ThatACopyIsStillGoodIsSaidAtOnce) {
  const std::string tag = tag_of(site->answer(request_for("/topics/binder")));
  const front::Request request = request_for("/topics/binder", {{"if-none-match", tag}});
  EXPECT_THAT(site->answer(request), StartsWith("HTTP/1.1 304 "));
  const auto again = site->answer_at_once(request);
  EXPECT_THAT(*again, StartsWith("HTTP/1.1 304 "));
  EXPECT_EQ(tag_of(*again), tag);
  EXPECT_EQ(body_of(*again), "");
  EXPECT_THAT(*site->answer_at_once(request_for("/topics/binder", {{"if-none-match", "\"x\""}})),
              StartsWith("HTTP/1.1 200 "));
}

TEST_F(KeptAnswersTest, TheLastAnswerOfAConnectionSaysSo) {
  site->answer(request_for("/topics/binder"));
  front::Request last = request_for("/topics/binder");
  last.close = true;
  EXPECT_THAT(*site->answer_at_once(last), HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(*site->answer_at_once(request_for("/topics/binder")),
              Not(HasSubstr("\r\nConnection: ")));
}

TEST_F(KeptAnswersTest, NothingIsKeptOfWhatIsForOneClientOrOneMoment) {
  front::Request text = request_for("/related", {{"content-length", "5"}}, "POST");
  text.head.content_length = 5;
  text.body = "klint";
  EXPECT_THAT(site->answer(text), StartsWith("HTTP/1.1 200 "));
  front::Request with_body = request_for("/topics/binder", {{"content-length", "5"}});
  with_body.head.content_length = 5;
  site->answer(with_body);
  front::Request old = request_for("/topics/binder");
  old.head.minor_version = 0;
  site->answer(old);
  front::Request refused = request_for("/topics/binder");
  refused.refusal = 400;
  site->answer(refused);
  for (const char* target : {"/healthz", "/readyz", "/metrics", "/nowhere", "/topics/none",
                             "/search?wrong=1", "/talks/lpc-2023", "/topics/", "/%zz"}) {
    site->answer(request_for(target));
  }
  site->answer(request_for("/topics/binder", {{"accept", "image/png"}}));
  site->answer(request_for("/topics/binder", {}, "OPTIONS"));
  EXPECT_EQ(kept(), 0U);
}

TEST_F(KeptAnswersTest, TheyAreCountedAsRequestsAndAsHits) {
  site->answer(request_for("/topics/binder"));
  site->answer_at_once(request_for("/topics/binder"));
  site->answer_at_once(request_for("/topics/binder"));
  const std::string metrics = site->answer(request_for("/metrics"));
  EXPECT_THAT(metrics, HasSubstr("plumbline_cache_hits_total 2\n"));
  EXPECT_THAT(metrics, HasSubstr("plumbline_cache_misses_total 1\n"));
  EXPECT_THAT(metrics, HasSubstr("plumbline_cache_answers 1\n"));
  EXPECT_THAT(metrics,
              HasSubstr("plumbline_http_requests_total{route=\"/topics/*\",code=\"2xx\"} 3\n"));
}

// Whoever answers at once must not open a database, and the last answer may be an old one.
TEST(KeptAnswers, NothingIsAnsweredAtOnceWhenItIsTimeToLookForANewPublication) {
  KeptAnswersSite always(std::chrono::seconds(0));
  always.site->answer(request_for("/topics/binder"));
  EXPECT_EQ(always.kept(), 1U);
  EXPECT_FALSE(always.site->answer_at_once(request_for("/topics/binder")));
}

TEST(KeptAnswers, ANewPublicationIsAnsweredAnew) {
  KeptAnswersSite always(std::chrono::seconds(0));
  const std::string old = always.site->answer(request_for("/topics/binder"));
  EXPECT_EQ(tag_of(always.site->answer(request_for("/topics/binder"))), tag_of(old));
  write_small_database(always.path, "g2");
  EXPECT_THAT(tag_of(always.site->answer(request_for("/topics/binder"))), StartsWith("\"g2-"));
  EXPECT_EQ(always.kept(), 1U);
}

TEST(KeptAnswers, AWholePublicationIsAnsweredAnewThoughAQuickOneHadItsGeneration) {
  KeptAnswersSite always(std::chrono::seconds(0));
  always.site->answer(request_for("/topics/binder"));
  write_small_database(always.path, "g1");
  always.site->answer(request_for("/topics/binder"));
  EXPECT_EQ(always.application->cache().counters().misses, 2U);
}

}  // namespace
}  // namespace plumbline
