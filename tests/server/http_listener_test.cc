// SPDX-License-Identifier: MIT OR Apache-2.0
// What only a socket shows: framing, closing, and what the library would do by itself.
#include "server/http/listener.h"

#include <gmock/gmock.h>

#include <random>
#include <thread>

#include "tests/server/listening_site.h"
#include "tests/server/raw_client.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;
using testing::ContainsRegex;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct ListenerTest : ListeningSite {
  std::string answer(const std::string& request) { return answer_to(listener.port(), request); }
};

TEST_F(ListenerTest, AnswersWithDateAndLength) {
  const std::string response = answer(get("/api/v1"));
  EXPECT_THAT(response, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(response, ContainsRegex("\r\nDate: [A-Z][a-z]+, [0-9]+ [A-Z][a-z]+ 20[0-9]+ "));
  EXPECT_THAT(response, ContainsRegex("\r\nContent-Length: [0-9]+"));
  EXPECT_THAT(response, Not(HasSubstr("Keep-Alive:")));
  EXPECT_THAT(response, HasSubstr("Content-Security-Policy: default-src 'none'"));
}

TEST_F(ListenerTest, CompressesPagesByGzipAndNeverByBrotli) {
  EXPECT_THAT(answer(get("/topics/binder", "Accept: text/html\r\nAccept-Encoding: gzip, br\r\n")),
              HasSubstr("Content-Encoding: gzip\r\n"));
  EXPECT_THAT(answer(get("/topics/binder", "Accept: text/html\r\nAccept-Encoding: br\r\n")),
              Not(HasSubstr("Content-Encoding")));
}

TEST_F(ListenerTest, HeadHasTheLengthOfGetAndNoBody) {
  RawClient client(listener.port());
  client.send("HEAD /api/v1/topics/binder HTTP/1.1\r\nHost: test\r\n\r\n");
  const std::string head = client.receive(true);
  client.send(get("/api/v1/topics/binder"));
  const std::string whole = client.receive();
  const std::size_t body = whole.find("\r\n\r\n") + 4;
  EXPECT_THAT(head, EndsWith("\r\n\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Length: " + std::to_string(whole.size() - body) + "\r\n"));
}

TEST_F(ListenerTest, AnAnswerThatCannotHaveABodyHasNoLength) {
  RawClient client(listener.port());
  client.send("OPTIONS /api/v1 HTTP/1.1\r\nHost: test\r\n\r\n");
  const std::string options = client.receive();
  EXPECT_THAT(options, StartsWith("HTTP/1.1 204"));
  EXPECT_THAT(options, Not(HasSubstr("Content-Length")));
  client.send(get("/healthz"));
  EXPECT_THAT(client.receive(), EndsWith("ok\n"));
}

TEST_F(ListenerTest, OneConnectionTakesManyRequests) {
  RawClient client(listener.port());
  for (int i = 0; i < 50; ++i) {
    client.send(get("/healthz"));
    EXPECT_THAT(client.receive(), EndsWith("ok\n"));
  }
}

struct Refusal {
  std::string request;
  const char* status;
};

TEST_F(ListenerTest, RefusesBodiesAndCloses) {
  const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n";
  const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const Refusal cases[] = {
      {get("/api/v1", length) + hidden, "413"},
      {"HEAD /api/v1 HTTP/1.1\r\nHost: test\r\n" + length + "\r\n" + hidden, "413"},
      {"POST /api/v1/search HTTP/1.1\r\nHost: test\r\n" + length + "\r\n" + hidden, "405"},
      {get("/api/v1", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n" + hidden, "501"},
      {get("/api/v1", "Content-Length: 0\r\nContent-Length: 5\r\n") + hidden, "400"},
      {get("/api/v1", "Content-Length: +0\r\n") + hidden, "400"},
      {get("/api/v1", "Expect: 100-continue\r\n" + length), "413"}};
  for (const Refusal& c : cases) {
    RawClient client(listener.port());
    client.send(c.request);
    const std::string response = client.receive(c.request.starts_with("HEAD"));
    EXPECT_THAT(response, StartsWith(std::string("HTTP/1.1 ") + c.status)) << c.request;
    EXPECT_THAT(response, HasSubstr("Connection: close")) << c.request;
    EXPECT_THAT(response, HasSubstr("X-Content-Type-Options: nosniff")) << c.request;
    EXPECT_TRUE(client.is_closed(2000ms)) << c.request;
    EXPECT_EQ(client.receive(), "") << "the body ran as a request: " << c.request;
  }
}

TEST_F(ListenerTest, RefusesWhatIsNotARequest) {
  const Refusal cases[] = {{get("/search?q=" + std::string(9000, 'a')), "414"},
                           {get("/%zz"), "400"},
                           {get("/a%00b"), "400"},
                           {"GET / HTTP/1.1\r\n\r\n", "400"},
                           {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
                           {"BREW /pot HTTP/1.1\r\nHost: test\r\n\r\n", "501"},
                           {"nonsense\r\n\r\n", "400"}};
  for (const Refusal& c : cases) {
    const std::string response = answer(c.request);
    EXPECT_THAT(response, StartsWith(std::string("HTTP/1.1 ") + c.status))
        << c.request.substr(0, 60);
    EXPECT_THAT(response, HasSubstr("application/problem+json")) << c.request.substr(0, 60);
    EXPECT_THAT(response, HasSubstr("X-Content-Type-Options: nosniff")) << c.request.substr(0, 60);
  }
  EXPECT_THAT(answer("DELETE /api/v1/search HTTP/1.1\r\nHost: test\r\n\r\n"),
              HasSubstr("Allow: GET, HEAD, OPTIONS"));
}

TEST_F(ListenerTest, RangesAreNotServed) {
  for (const char* range : {"bytes=0-3", "bytes=0-,0-,0-,0-", "bytes=x", "lines=1-2"}) {
    const std::string response = answer(get("/api/v1", std::string("Range: ") + range + "\r\n"));
    EXPECT_THAT(response, StartsWith("HTTP/1.1 200")) << range;
    EXPECT_THAT(response, EndsWith("}\n")) << range;
    EXPECT_THAT(response, Not(HasSubstr("Content-Range"))) << range;
  }
}

TEST_F(ListenerTest, AnOldClientNeedsNoHost) {
  EXPECT_THAT(answer("GET /healthz HTTP/1.0\r\n\r\n"), StartsWith("HTTP/1.1 200"));
}

TEST_F(ListenerTest, APortHasOneListener) {
  try {
    Listener second({.port = listener.port()}, application(), counters);
    FAIL() << "two listeners share a port";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("another program listens there"));
  }
}

TEST_F(ListenerTest, ManyClientsAtOnceAreAllAnswered) {
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      for (int j = 0; j < 20; ++j)
        answered +=
            answer_to(listener.port(), get("/api/v1/search?q=klint", "Connection: close\r\n"))
                .starts_with("HTTP/1.1 200");
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(answered, 16 * 20);
}

// Requests with a few bytes changed, put in or left out, on one connection each.
TEST_F(ListenerTest, AnyBytesGetNoErrorOfTheServer) {
  const std::string requests[] = {
      get("/search?q=%22klint%22+-binder&sort=date", "Accept: text/html\r\n"),
      get("/api/v1/topics/binder", "If-None-Match: \"a\", W/\"b\"\r\nRange: bytes=0-1\r\n"),
      "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nContent-Type: "
      "application/json\r\nContent-Length: "
      "17\r\n\r\n{\"text\": \"klint\"}"};
  std::mt19937 random(7);
  const auto below = [&](std::size_t end) { return random() % end; };
  for (int round = 0; round < 600; ++round) {
    std::string request = requests[below(std::size(requests))];
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(request.size());
      const char byte = static_cast<char>(below(256));
      if (below(3) == 0)
        request.erase(at, 1);
      else if (below(2) == 0)
        request.insert(at, 1, byte);
      else
        request[at] = byte;
    }
    RawClient client(listener.port());
    client.send(request);
    client.send_no_more();
    const std::string received = client.receive();
    EXPECT_TRUE(client.is_closed(5s)) << request;
    EXPECT_THAT(received, Not(StartsWith("HTTP/1.1 500"))) << request;
  }
  for (int status : {500, 502, 503, 504})
    EXPECT_EQ(counters.answers_by_status[static_cast<std::size_t>(status)], 0u) << status;
  EXPECT_THAT(answer(get("/healthz")), EndsWith("ok\n"));
}

}  // namespace
}  // namespace plumbline
