// SPDX-License-Identifier: MIT OR Apache-2.0
// The headers that protect readers, on every kind of answer: those of the site, of the front before the site is
// asked, and of what is refused.
#include <gmock/gmock.h>

#include "server/http/target.h"
#include "tests/server/listening_site.h"
#include "tests/server/raw_client.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kAlways[] = {
    "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src "
    "'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src "
    "'none'",
    "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
    "Cross-Origin-Opener-Policy: same-origin",
    "Permissions-Policy: camera=(), microphone=(), geolocation=()"};

// What libraries would add, and who must not know.
constexpr const char* kNever[] = {
    "\r\nKeep-Alive:",   "\r\nAccept-Ranges:", "\r\nEXCEPTION_WHAT:",           "\r\nServer:",
    "\r\nX-Powered-By:", "\r\nSet-Cookie:",    "\r\nStrict-Transport-Security:"};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

struct SecurityTest : ListeningSite {
  // The head of the answer, which must have this status.
  std::string head_of(const std::string& request, int status) {
    RawClient client(listener.port());
    client.send(request);
    const std::string answer = client.receive(request.starts_with("HEAD"));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 " + std::to_string(status) + " "));
    return answer.substr(0, answer.find("\r\n\r\n") + 2);
  }

  void check(const std::string& request, int status, const std::string& resource_policy) {
    SCOPED_TRACE(request.substr(0, 100));
    const std::string head = head_of(request, status);
    for (const char* line : kAlways)
      EXPECT_EQ(count(head, std::string("\r\n") + line + "\r\n"), 1u) << line << head;
    EXPECT_EQ(count(head, "\r\nCross-Origin-Resource-Policy: " + resource_policy + "\r\n"), 1u)
        << head;
    EXPECT_EQ(count(head, "Content-Security-Policy"), 1u);
    for (const char* name : kNever) EXPECT_THAT(head, Not(HasSubstr(name)));
    if (status >= 400) {
      EXPECT_THAT(head, HasSubstr("\r\nCache-Control: no-store\r\n"));
    }
  }
};

TEST_F(SecurityTest, EachPageAndFileProtectsItsReader) {
  for (const char* target : {"/",
                             "/search?q=klint",
                             "/topics",
                             "/topics/klint",
                             "/talks/lpc-2023/klint",
                             "/people",
                             "/events",
                             "/events/lpc-2023",
                             "/coverage",
                             "/related",
                             "/map",
                             "/xref",
                             "/citations",
                             "/help/search",
                             "/help/api",
                             "/static/plumbline.css",
                             "/static/plumbline.js",
                             "/robots.txt",
                             "/sitemap.xml",
                             "/readyz",
                             "/healthz",
                             "/metrics"})
    check(get(target, "Accept: text/html\r\n"), 200, "same-origin");
}

TEST_F(SecurityTest, WhatOtherSitesMayReadSaysSo) {
  for (const char* target :
       {"/api/v1", "/api/v1/search?q=klint", "/api/v1/topics/klint", "/openapi.json"})
    check(get(target), 200, "cross-origin");
  check("OPTIONS /api/v1/search HTTP/1.1\r\nHost: t\r\n\r\n", 204, "cross-origin");
  check(get("/api/v1/search?nonsense=1"), 400, "cross-origin");
  check(get("/api/v1/talks/lpc-2023/nothing"), 404, "cross-origin");
}

TEST_F(SecurityTest, AnswersWithoutABodyDoAsWell) {
  const std::string head = head_of(get("/topics/klint", "Accept: text/html\r\n"), 200);
  const auto at = head.find("\r\nETag: ") + 8;
  const std::string tag = head.substr(at, head.find("\r\n", at) - at);
  check(get("/topics/klint", "Accept: text/html\r\nIf-None-Match: " + tag + "\r\n"), 304,
        "same-origin");
  check("HEAD /topics/klint HTTP/1.1\r\nHost: t\r\nAccept: text/html\r\n\r\n", 200, "same-origin");
}

// As JSON, which other sites may read; as a page they may not.
TEST_F(SecurityTest, RefusalsOfTheSiteAndOfTheFrontDoAsWell) {
  const std::string host = " HTTP/1.1\r\nHost: t\r\n";
  check(get("/nowhere"), 404, "cross-origin");
  check(get("/nowhere", "Accept: text/html\r\n"), 404, "same-origin");
  check(get("/search?nonsense=1"), 400, "cross-origin");
  check(get("/%zz"), 400, "cross-origin");
  check("nonsense\r\n\r\n", 400, "cross-origin");
  check("POST /healthz" + host + "Content-Length: 1\r\n\r\nx", 405, "cross-origin");
  check("POST /related" + host + "Content-Type: image/png\r\nContent-Length: 1\r\n\r\nx", 415,
        "cross-origin");
  check("GET /healthz" + host + "Content-Length: 1\r\n\r\nx", 413, "cross-origin");
  check("GET /" + std::string(9000, 'a') + host + "\r\n", 414, "cross-origin");
  check("GET /healthz" + host + "X: " + std::string(20'000, 'y') + "\r\n\r\n", 431, "cross-origin");
  check("BREW /pot" + host + "\r\n", 501, "cross-origin");
  check("GET /healthz" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501, "cross-origin");
  check("GET /healthz HTTP/2.0\r\nHost: t\r\n\r\n", 505, "cross-origin");
}

// The words of an exception tell paths and statements, which are for the log.
TEST(InternalErrors, TellNothingOfWhatWentWrong) {
  open_log(LogFormat::kText, "off");
  const TemporaryDirectory directory;
  const std::string path = directory / "plumbline.db";
  write_small_database(path);
  Database::open_copy(path).execute("DROP TABLE map_edge");
  Publications publications(path, std::chrono::hours(1));
  Application application(publications, {});
  for (const char* type : {"text/html", "*/*"}) {
    HttpRequest request;
    request.headers = {{"host", "test"}, {"accept", type}};
    ASSERT_TRUE(read_target("/map", &request));
    const HttpResponse response = application.answer(request);
    std::string all = response.body;
    for (const auto& [name, value] : response.headers) all += "\n" + name + ": " + value;
    EXPECT_GE(response.status, 500);
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    for (const char* word : {"map_edge", "SELECT", "SQL", "plumbline.db", "EXCEPTION"})
      EXPECT_THAT(all, Not(HasSubstr(word)));
    EXPECT_THAT(all, HasSubstr("Its log says"));
  }
}
}  // namespace
}  // namespace plumbline
