// SPDX-License-Identifier: MIT OR Apache-2.0
// What clients may send and what comes of it, over real sockets and with the real site: each case
// is the bytes, the status, and whether the connection goes on. Behind each request that ends a
// connection a second one is sent, which must never be answered: that is how requests are smuggled.
#include <gmock/gmock.h>

#include "tests/server/listening_site.h"
#include "tests/server/raw_client.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

enum After { kOpen, kClosed };

struct Case {
  std::string request;
  int status;
  After after = kClosed;
};

std::string line(const std::string& first, const std::string& fields = "Host: t\r\n") {
  return first + "\r\n" + fields + "\r\n";
}
std::string sending(const std::string& method, const std::string& target, const std::string& fields,
                    const std::string& body = "") {
  return line(method + " " + target + " HTTP/1.1", "Host: t\r\n" + fields) + body;
}
std::string length(std::size_t bytes) {
  return "Content-Length: " + std::to_string(bytes) + "\r\n";
}

struct ConformanceTest : ListeningSite {
  void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
      SCOPED_TRACE(c.request.substr(0, 120));
      RawClient client(listener.port());
      client.send(c.request);
      const bool is_head = c.request.starts_with("HEAD");
      const std::string answer = client.receive(is_head);
      EXPECT_THAT(answer, StartsWith("HTTP/1.1 " + std::to_string(c.status) + " "));
      EXPECT_THAT(answer, HasSubstr("\r\nDate: "));
      EXPECT_THAT(answer, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
      if (c.status >= 400 && !is_head) {
        EXPECT_THAT(answer, HasSubstr("\r\nContent-Type: application/problem+json\r\n"));
      }
      client.send(get("/healthz"));
      if (c.after == kOpen) {
        EXPECT_THAT(client.receive(), EndsWith("ok\n"));
      } else {
        EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
        EXPECT_TRUE(client.is_closed(5s));
        EXPECT_EQ(client.receive(), "");
      }
    }
  }
};

TEST_F(ConformanceTest, RequestLines) {
  check({{line("GET /healthz HTTP/1.1"), 200, kOpen},
         {line("HEAD /healthz HTTP/1.1"), 200, kOpen},
         {"\r\n" + line("GET /healthz HTTP/1.1"), 200, kOpen},
         {line("GET http://other/healthz HTTP/1.1"), 200, kOpen},
         {line("GET /healthz HTTP/1.0", ""), 200},
         {line("GET /healthz HTTP/1.0", "Connection: keep-alive\r\n"), 200, kOpen},
         {line("OPTIONS * HTTP/1.1"), 204, kOpen},
         {line("OPTIONS /api/v1 HTTP/1.1"), 204, kOpen},
         {line("GET /nowhere HTTP/1.1"), 404, kOpen},
         {line("POST /healthz HTTP/1.1"), 405},
         {line("PUT /api/v1 HTTP/1.1"), 405},
         {line("TRACE / HTTP/1.1"), 405},
         {line("CONNECT t:443 HTTP/1.1"), 405},
         {line("BREW /pot HTTP/1.1"), 501},
         {line("get /healthz HTTP/1.1"), 501},
         {line("GET /healthz HTTP/2.0"), 505},
         {line("GET /healthz"), 400},
         {line("GET  /healthz HTTP/1.1"), 400},
         {line("GET /a b HTTP/1.1"), 400},
         {"GET /healthz HTTP/1.1\nHost: t\n\n", 400},
         {"GET /healthz HTTP/1.1\r\nHost: t\r\n\n", 400},
         {line("GET\t/healthz HTTP/1.1"), 400},
         {line(" GET /healthz HTTP/1.1"), 400},
         {line("GET /healthz HTTP/1.1 "), 400},
         {line("GET healthz HTTP/1.1"), 400},
         {line("GET /healthz http/1.1"), 400},
         {"nonsense\r\n\r\n", 400},
         {std::string("\x16\x03\x01\x00\xa5", 5), 400}});  // TLS
}

TEST_F(ConformanceTest, Addresses) {
  check({{line("GET /%zz HTTP/1.1"), 400, kOpen},
         {line("GET /%00 HTTP/1.1"), 400, kOpen},
         {line("GET /%ff HTTP/1.1"), 400, kOpen},
         {line("GET /\xff HTTP/1.1"), 400, kOpen},
         {line("GET /%0d%0aX:%20y HTTP/1.1"), 400, kOpen},
         {line("GET /a#b HTTP/1.1"), 400},
         {line("GET /../../etc/passwd HTTP/1.1"), 404, kOpen},
         {line("GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1"), 404, kOpen},
         {line("GET /static/..%2f..%2fetc/passwd HTTP/1.1"), 404, kOpen},
         {line("GET /static/%252e%252e/etc/passwd HTTP/1.1"), 404, kOpen},
         {line("GET /static/plumbline.css%00.html HTTP/1.1"), 400, kOpen},
         {line("GET /staticplumbline.css HTTP/1.1"), 404, kOpen},
         {line("GET //static/plumbline.css HTTP/1.1"), 404, kOpen},
         {line("GET /static/ HTTP/1.1"), 404, kOpen},
         {line("GET /search?q=100% HTTP/1.1"), 200, kOpen},
         {line("GET /search?q=m\xc3\xbcnchen HTTP/1.1"), 200, kOpen},
         {line("GET /" + std::string(2047, 'a') + " HTTP/1.1"), 404, kOpen},
         {line("GET /" + std::string(2048, 'a') + " HTTP/1.1"), 414},
         {line("GET /healthz?" + std::string(8000 - 9, 'a') + " HTTP/1.1"), 200, kOpen},
         {line("GET /healthz?" + std::string(8001 - 9, 'a') + " HTTP/1.1"), 414},
         {line("GET /" + std::string(1'000'000, 'a') + " HTTP/1.1"), 414}});
}

TEST_F(ConformanceTest, Fields) {
  std::string many = "Host: t\r\n";
  for (int i = 0; i < 63; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
  const std::string too_many = many + "X-63: y\r\n";
  std::string ten_thousand = "Host: t\r\n";
  for (int i = 0; i < 10'000; ++i) ten_thousand += "X-" + std::to_string(i) + ": y\r\n";
  check({{line("GET /healthz HTTP/1.1", ""), 400},
         {line("GET /healthz HTTP/1.1", "Host: t\r\nHost: t\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host: t/x\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host : t\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host: t\r\nX: a\r\n b\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host: t\nX: a\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host: t\r\n: a\r\n"), 400},
         {line("GET /healthz HTTP/1.1", std::string("Host: t\r\nX: a\0b\r\n", 17)), 400},
         {sending("GET", "/healthz", "X-In: a%0d%0aSet-Cookie:%20b\r\n"), 200, kOpen},
         {sending("GET", "/healthz", "REMOTE_ADDR: 1.2.3.4\r\n"), 200, kOpen},
         {sending("GET", "/healthz", "::refusal: 500\r\n"), 400},
         {sending("GET", "/healthz", "Connection: close\r\n"), 200},
         {sending("GET", "/healthz", "Range: bytes=0-0,0-1,0-\r\n"), 200, kOpen},
         {sending("GET", "/healthz", "Range: bytes=x\r\n"), 200, kOpen},
         {sending("GET", "/healthz", "Upgrade: h2c\r\nConnection: Upgrade\r\n"), 200, kOpen},
         {line("GET /healthz HTTP/1.1", many), 200, kOpen},
         {line("GET /healthz HTTP/1.1", too_many), 431},
         {line("GET /healthz HTTP/1.1", ten_thousand), 431},
         {line("GET /healthz HTTP/1.1", "Host: t\r\nX: a\r\n\tb\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host: t\r\nX\r\n"), 400},
         {line("GET /healthz HTTP/1.1", "Host: t\r\nX: a\rb\r\n"), 400},
         {sending("GET", "/healthz", "Range: bytes=" + std::string(12'000, '0') + "-\r\n"), 200,
          kOpen},
         {sending("GET", "/healthz", "X: " + std::string(20'000, 'y') + "\r\n"), 431},
         {sending("GET", "/healthz", "Cookie: " + std::string(12'000, 'y') + "\r\n"), 200, kOpen}});
}

TEST_F(ConformanceTest, Bodies) {
  const std::string hidden = get("/healthz"), text = "klint";
  const std::string related = "/api/v1/related";
  check(
      {{sending("GET", "/healthz", length(0)), 200, kOpen},
       {sending("GET", "/healthz", length(hidden.size()), hidden), 413},
       {sending("HEAD", "/healthz", length(hidden.size()), hidden), 413},
       {sending("POST", "/healthz", length(hidden.size()), hidden), 405},
       {sending("BREW", "/healthz", length(hidden.size()), hidden), 501},
       {sending("GET", "/healthz", "Content-Length: 1000000000000\r\n", hidden), 413},
       {sending("GET", "/healthz", "Content-Length: +3\r\n", "abc"), 400},
       {sending("GET", "/healthz", "Content-Length: 3abc\r\n", "abc"), 400},
       {sending("GET", "/healthz", "Content-Length: %30\r\n", hidden), 400},
       {sending("GET", "/healthz", "Content-Length: 3, 3\r\n", "abc"), 400},
       {sending("POST", related, length(5) + length(5), text), 400},
       {sending("POST", related, length(5) + length(6), text + "1"), 400},
       {sending("GET", "/healthz", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden), 501},
       {sending("POST", related, "Transfer-Encoding: chunked\r\n", "5\r\nklint\r\n0\r\n\r\n"), 501},
       {sending("POST", related, length(5) + "Transfer-Encoding: chunked\r\n", text), 501},
       {sending("POST", related, "Transfer-Encoding: %63hunked\r\n", "0\r\n\r\n"), 501},
       {sending("POST", related, "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
       {sending("POST", related, "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
       {sending("POST", related, "Transfer-Encoding: identity\r\n", text), 501},
       {sending("POST", related, length(5) + "Transfer-Encoding: chunked, identity\r\n", text),
        501},
       {line("POST " + related + " HTTP/1.0", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", 501},
       {sending("PUT", "/healthz", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden), 501},
       {sending("GET", "/healthz", "Content-Length: 0x10\r\n", hidden), 400},
       {sending("GET", "/healthz", "Content-Length: -1\r\n", hidden), 400},
       {sending("GET", "/healthz", "Content-Length:\r\n", hidden), 400},
       {sending("POST", related, length(5), text), 200, kOpen},
       {sending("POST", related, ""), 411, kOpen},
       {sending("POST", related, length(0)), 400, kOpen},
       {sending("POST", related, length(5) + "Content-Encoding: gzip\r\n", text), 415},
       {sending("POST", related, length(5) + "Content-Type: image/png\r\n", text), 415},
       {sending("POST", related, length(5) + "Expect: something\r\n", text), 417},
       {sending("POST", related, length(65'535), "klint" + std::string(65'530, ' ')), 200, kOpen},
       {sending("POST", related, length(65'536), "klint" + std::string(65'531, ' ')), 200, kOpen},
       {sending("POST", related, length(65'537), "klint" + std::string(65'532, ' ')), 413}});
}

TEST_F(ConformanceTest, APileHasAMebibyte) {
  const std::string type = "Content-Type: application/x-ndjson\r\n",
                    lines = "{\"text\":\"klint\"}\n";
  const auto pile = [&](std::size_t bytes) {
    return sending("POST", "/api/v1/related", type + length(bytes),
                   lines + std::string(bytes - lines.size(), '\n'));
  };
  check({{pile(1024 * 1024 - 1), 200, kOpen},
         {pile(1024 * 1024), 200, kOpen},
         {pile(1024 * 1024 + 1), 413}});
}

TEST_F(ConformanceTest, RangesAreNotTakenNorMultiplied) {
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 1000; ++i) ranges += ",0-";
  RawClient client(listener.port());
  client.send(get("/openapi.json"));
  const std::string whole = client.receive();
  for (const std::string& field : {ranges + "\r\n", std::string("Range: bytes=2-5\r\n")}) {
    client.send(get("/openapi.json", field));
    const std::string answer = client.receive();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
    EXPECT_EQ(answer.size(), whole.size());
    EXPECT_EQ(answer.find("Content-Range"), answer.npos);
  }
}

TEST_F(ConformanceTest, WhatIsNotAllowedSaysWhatIs) {
  for (const auto& [request, allowed] :
       {std::pair(line("PUT /healthz HTTP/1.1"), "Allow: GET, HEAD, OPTIONS\r\n"),
        {line("DELETE /api/v1/related HTTP/1.1"), "Allow: OPTIONS, POST\r\n"},
        {line("PATCH /related HTTP/1.1"), "Allow: GET, HEAD, OPTIONS, POST\r\n"}}) {
    const std::string answer = answer_to(listener.port(), request);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 405 "));
    EXPECT_THAT(answer, HasSubstr(allowed));
  }
}

TEST_F(ConformanceTest, TwoRequestsInOneSegmentGetTwoAnswers) {
  RawClient client(listener.port());
  client.send(get("/healthz") + get("/api/v1"));
  EXPECT_THAT(client.receive(), EndsWith("ok\n"));
  EXPECT_THAT(client.receive(), EndsWith("}\n"));
}

TEST_F(ConformanceTest, ABodyThatIsAwaitedIsAskedFor) {
  RawClient client(listener.port());
  client.send(sending("POST", "/api/v1/related", length(5) + "Expect: 100-continue\r\n"));
  EXPECT_EQ(client.receive(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("klint");
  EXPECT_THAT(client.receive(), StartsWith("HTTP/1.1 200 "));
  RawClient refused(listener.port());
  refused.send(sending("POST", "/api/v1/search", length(5) + "Expect: 100-continue\r\n"));
  EXPECT_THAT(refused.receive(), StartsWith("HTTP/1.1 405 "));
}

}  // namespace
}  // namespace plumbline
