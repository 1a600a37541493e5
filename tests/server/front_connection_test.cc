// SPDX-License-Identifier: MIT OR Apache-2.0
// One connection over a pair of sockets, in a time that the test makes.
#include "server/http/front/connection.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>

#include <memory>

#include "tests/server/plain_site.h"

namespace plumbline::front {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kGet = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

std::string post(const std::string& body, const std::string& fields = "") {
  return "POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + fields + "\r\n" + body;
}

struct ConnectionTest : testing::Test {
  ConnectionTest() { connect(); }

  void connect(const std::string& peer = "203.0.113.7") {
    int pair[2];
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
    client = Descriptor(pair[0]);
    connection = std::make_unique<Connection>(Descriptor(pair[1]), Address::parse(peer).value(),
                                              common, now);
  }

  // The client sends this, and the server does what it can; whole requests are in `asked`.
  void send(const std::string& bytes) {
    ASSERT_EQ(::send(client.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
    work();
  }
  void work(bool ended = false) {
    connection->note_ready(true, true, ended);
    while (auto request = connection->advance(now)) {
      asked.push_back(request->head.method + " " + request->head.target + " " + request->body);
      connection->resume(site.answer(*request), now);
    }
  }
  void end_of_client() {
    shutdown(client.get(), SHUT_WR);
    work(true);
  }

  // What has come to the client.
  std::string received() {
    std::string bytes;
    char buffer[65536];
    for (ssize_t size; (size = recv(client.get(), buffer, sizeof buffer, 0)) > 0;)
      bytes.append(buffer, static_cast<std::size_t>(size));
    return bytes;
  }

  // Time goes by, and what the loop does then. False where nothing was due.
  bool pass(std::chrono::milliseconds time) {
    now += time;
    if (connection->deadline() >= now) return false;
    connection->expire(now);
    work();
    return true;
  }

  Limits limits;
  PlainSite site;
  Counters counters;
  Common common{limits, site, counters};
  Clock::time_point now = Clock::now();
  Descriptor client;
  std::unique_ptr<Connection> connection;
  std::vector<std::string> asked;
};

TEST_F(ConnectionTest, AnswersARequestAndWaitsForTheNext) {
  send(kGet);
  EXPECT_THAT(received(), EndsWith("GET /a "));
  send(kGet);
  EXPECT_THAT(received(), EndsWith("GET /a "));
  EXPECT_FALSE(connection->is_closed());
  EXPECT_EQ(counters.answers_by_status[200], 2u);
}

TEST_F(ConnectionTest, ARequestMayComeByteByByte) {
  const std::string bytes = post("body");
  for (char c : bytes) send(std::string(1, c));
  EXPECT_THAT(asked, ElementsAre("POST /post body"));
}

TEST_F(ConnectionTest, PipelinedRequestsAreAnsweredInOrder) {
  send(kGet + post("one") + post("two") + "GET /b HTTP/1.1\r\nHo");
  EXPECT_THAT(asked, ElementsAre("GET /a ", "POST /post one", "POST /post two"));
  send("st: h\r\n\r\n");
  EXPECT_EQ(asked.back(), "GET /b ");
}

TEST_F(ConnectionTest, ABodyThatIsNotTakenIsNeverRunAsARequest) {
  send("GET /a HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(kGet.size()) + "\r\n\r\n" +
       kGet);
  EXPECT_THAT(asked, ElementsAre("GET /a "));
  EXPECT_THAT(received(), HasSubstr("Connection: close"));
  send(kGet);
  EXPECT_EQ(asked.size(), 1u);
}

TEST_F(ConnectionTest, ABodyIsTakenUpToTheSitesLimit) {
  for (std::size_t size : {PlainSite::kMaxBodyBytes - 1, PlainSite::kMaxBodyBytes}) {
    connect();
    send(post(std::string(size, 'b')));
    EXPECT_EQ(asked.back().size(), size + std::string("POST /post ").size());
    EXPECT_FALSE(connection->is_closed());
  }
  connect();
  send(post(std::string(PlainSite::kMaxBodyBytes + 1, 'b')));
  EXPECT_EQ(asked.back(), "POST /post ");
  EXPECT_THAT(received(), HasSubstr("Connection: close"));
}

TEST_F(ConnectionTest, AllBodiesTogetherHaveALimit) {
  limits.max_body_memory_bytes = 1000;
  send(post(std::string(600, 'a')).substr(0, 500));
  const Descriptor first_client = std::move(client);
  std::unique_ptr<Connection> first = std::move(connection);
  connect();
  send(post(std::string(1000, 'a')));
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 503"));
  first.reset();
  connect();
  send(post(std::string(1000, 'a')));
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 200"));
  EXPECT_EQ(common.body_bytes, 0u);
}

TEST_F(ConnectionTest, WhoExpectsToBeToldIsTold) {
  const std::string request = post("body", "Expect: 100-continue\r\n");
  send(request.substr(0, request.size() - 4));
  EXPECT_EQ(received(), "HTTP/1.1 100 Continue\r\n\r\n");
  send("body");
  EXPECT_THAT(received(), EndsWith("POST /post body"));
  send(request);  // it did not wait
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 200"));
  send("GET /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 200"));
}

TEST_F(ConnectionTest, WhatCannotBeReadIsRefusedAndEndsTheConnection) {
  send("nonsense\r\n\r\n" + kGet);
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(asked, testing::SizeIs(1));
  EXPECT_EQ(counters.answers_by_status[400], 1u);
  end_of_client();
  EXPECT_TRUE(connection->is_closed());
}

TEST_F(ConnectionTest, AConnectionHasANumberOfRequests) {
  limits.max_requests = 3;
  for (int i = 0; i < 2; ++i) send(kGet);
  EXPECT_THAT(received(), testing::Not(HasSubstr("Connection: close")));
  send(kGet + kGet);
  EXPECT_EQ(asked.size(), 3u);
  EXPECT_THAT(received(), HasSubstr("Connection: close"));
}

TEST_F(ConnectionTest, ARequestHasATimeInAllFromTheConnection) {
  pass(limits.request_time - 1ms);
  send("GET");
  EXPECT_FALSE(pass(1ms));
  EXPECT_TRUE(pass(1ms));
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 408"));
  EXPECT_EQ(counters.connections_timed_out, 1u);
}

TEST_F(ConnectionTest, TheNextRequestHasItFromItsFirstByte) {
  send(kGet);
  pass(limits.idle_time - 1ms);
  send("POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\n");
  EXPECT_FALSE(pass(limits.request_time - 1ms));
  received();
  send("bod");  // makes it no longer
  EXPECT_TRUE(pass(2ms));
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 408"));
}

TEST_F(ConnectionTest, AnIdleConnectionEndsWithoutAWord) {
  send(kGet);
  received();
  EXPECT_FALSE(pass(limits.idle_time));
  EXPECT_TRUE(pass(1ms));
  EXPECT_TRUE(connection->is_closed());
  EXPECT_EQ(received(), "");
  EXPECT_EQ(counters.connections_timed_out, 0u);
}

TEST_F(ConnectionTest, TheTimeOfAnAnswerIsNotTheClients) {
  ::send(client.get(), kGet.data(), kGet.size(), 0);
  connection->note_ready(true, true, false);
  const auto request = connection->advance(now);
  ASSERT_TRUE(request);
  EXPECT_FALSE(pass(1h));
  connection->resume(site.answer(*request), now);
  work();
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 200"));
}

TEST_F(ConnectionTest, WhoReadsSlowlyGetsAllOfItInTime) {
  send("GET /large/5000000 HTTP/1.1\r\nHost: h\r\n\r\n");
  std::size_t size = 0;
  for (std::string bytes; !(bytes = received()).empty(); work()) size += bytes.size();
  EXPECT_GT(size, 5'000'000u);
  EXPECT_FALSE(connection->is_closed());
}

TEST_F(ConnectionTest, WhoDoesNotReadIsLeftAlone) {
  send("GET /large/5000000 HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_FALSE(pass(limits.write_time));
  EXPECT_TRUE(pass(1ms));
  EXPECT_TRUE(connection->is_closed());
  EXPECT_EQ(counters.connections_timed_out, 1u);
}

TEST_F(ConnectionTest, WhoSendsNothingMoreIsStillAnswered) {
  ::send(client.get(), kGet.data(), kGet.size(), 0);
  end_of_client();
  EXPECT_THAT(received(), EndsWith("GET /a "));
  EXPECT_TRUE(connection->is_closed());
}

TEST_F(ConnectionTest, HalfARequestIsNoRequest) {
  ::send(client.get(), kGet.data(), kGet.size() - 1, 0);
  end_of_client();
  EXPECT_THAT(asked, IsEmpty());
  EXPECT_TRUE(connection->is_closed());
}

TEST_F(ConnectionTest, TheLastAnswerLingersUntilTheClientHasGone) {
  send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_THAT(received(), HasSubstr("Connection: close"));
  EXPECT_FALSE(connection->is_closed());
  send("more");
  EXPECT_FALSE(connection->is_closed());
  end_of_client();
  EXPECT_TRUE(connection->is_closed());
}

TEST_F(ConnectionTest, ItLingersForATimeAndANumberOfBytes) {
  send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_FALSE(pass(limits.linger_time));
  EXPECT_TRUE(pass(1ms));
  EXPECT_TRUE(connection->is_closed());

  limits.max_linger_bytes = 100;
  connect();
  send("GET /a HTTP/1.0\r\n\r\n");
  send(std::string(100, 'x'));
  EXPECT_FALSE(connection->is_closed());
  send("x");
  EXPECT_TRUE(connection->is_closed());
}

TEST_F(ConnectionTest, ARequestWithoutAnAnswerIsAnInternalError) {
  ::send(client.get(), kGet.data(), kGet.size(), 0);
  connection->note_ready(true, true, false);
  ASSERT_TRUE(connection->advance(now));
  connection->resume("", now);
  work();
  EXPECT_THAT(received(), StartsWith("HTTP/1.1 500"));
}

TEST_F(ConnectionTest, WhileDrainingAnswersCloseAndTheIdleAreNotWaitedFor) {
  common.draining = true;
  connection->hurry(now);
  EXPECT_FALSE(pass(limits.farewell_time));
  send(kGet + kGet);
  EXPECT_EQ(asked.size(), 1u);
  EXPECT_THAT(received(), HasSubstr("Connection: close"));
  connect();
  connection->hurry(now);
  EXPECT_TRUE(pass(limits.farewell_time + 1ms));
  EXPECT_TRUE(connection->is_closed());
}

TEST_F(ConnectionTest, OnlyTheTrustedProxySpeaksForOthers) {
  const std::string request =
      "GET /client HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.1.1.1, 192.0.2.9\r\n\r\n";
  send(request);
  EXPECT_THAT(received(), EndsWith("203.0.113.7"));
  common.trusted_proxy = Address::parse("203.0.113.7");
  connect();
  send(request);
  EXPECT_THAT(received(), EndsWith("192.0.2.9"));
  send(
      "GET /client HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: "
      "192.0.2.8\r\n\r\n");
  EXPECT_THAT(received(), EndsWith("192.0.2.8"));
  send("GET /client HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: nonsense\r\n\r\n");
  EXPECT_THAT(received(), EndsWith("203.0.113.7"));
}

}  // namespace
}  // namespace plumbline::front
