// SPDX-License-Identifier: MIT OR Apache-2.0
// The whole front over real sockets, before a site that only repeats what it was asked.
#include "server/http/front/loop.h"

#include <gmock/gmock.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>

#include <filesystem>
#include <functional>

#include "schema/error.h"
#include "tests/server/asking_clients.h"
#include "tests/server/plain_site.h"
#include "tests/server/raw_client.h"

namespace plumbline::front {
namespace {
using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr auto kPatience = 10s;  // only a server that is stuck takes so long

bool comes_true(const std::function<bool()>& condition) {
  const auto end = Clock::now() + kPatience;
  while (Clock::now() < end) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

struct LoopTest : testing::Test {
  LoopTest() {
    options.port = 0;
    options.workers = 2;
    options.limits.max_per_address = 10'000;
  }
  ~LoopTest() override { stop(); }

  void start() {
    loop = std::make_unique<Loop>(options, site, counters);
    thread = std::thread([this] { loop->run(); });
  }
  void stop() {
    if (!thread.joinable()) return;
    loop->stop();
    thread.join();
  }

  std::string ask(const std::string& target, const std::string& fields = "Connection: close\r\n") {
    return answer_to(loop->port(), get(target, fields));
  }
  bool is_listening() {
    try {
      RawClient client(loop->port());
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  }
  // As many connections as asked for, each of which has sent these bytes.
  std::vector<std::unique_ptr<RawClient>> crowd(int size, const std::string& bytes) {
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < size; ++i) {
      clients.push_back(std::make_unique<RawClient>(loop->port()));
      clients.back()->send(bytes);
    }
    return clients;
  }

  LoopOptions options;
  PlainSite site;
  Counters counters;
  std::unique_ptr<Loop> loop;
  std::thread thread;
};

TEST_F(LoopTest, AnswersManyClientsAtOnce) {
  start();
  std::vector<std::thread> threads;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      RawClient client(loop->port());
      for (int j = 0; j < 200; ++j) {
        client.send(get("/" + std::to_string(j)));
        answered += client.receive().ends_with("GET /" + std::to_string(j) + " ");
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(answered, 8 * 200);
  EXPECT_EQ(counters.answers_by_status[200], 8u * 200);
}

TEST_F(LoopTest, WhatIsAtHandNeedsNoWorker) {
  options.workers = 0;
  start();
  RawClient client(loop->port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/at-once"));
    EXPECT_THAT(client.receive(), EndsWith("GET /at-once "));
  }
  EXPECT_THAT(ask("/at-once"), EndsWith("GET /at-once "));
  EXPECT_EQ(site.answered_at_once, 4);
  EXPECT_EQ(counters.answers_by_status[200], 4U);
}

TEST_F(LoopTest, WhoSendsManyRequestsAheadGivesWayToOthers) {
  start();
  RawClient client(loop->port());
  std::string requests;
  constexpr int kAhead = 200;
  for (int i = 0; i < kAhead; ++i) requests += get("/at-once");
  client.send(requests);
  for (int i = 0; i < kAhead; ++i) {
    ASSERT_THAT(client.receive(), EndsWith("GET /at-once ")) << i;
  }
  EXPECT_GT(site.answered_at_once, 0);
  EXPECT_LT(site.answered_at_once, kAhead);
}

TEST_F(LoopTest, SlowClientsHoldNobodyUp) {
  options.limits.max_connections = 2200;
  try {
    reserve_descriptors(2 * options.limits.max_connections);  // both ends are in this process
  } catch (const Error& error) {
    GTEST_SKIP() << error.what();
  }
  options.limits.request_time = 1h;
  options.limits.idle_time = 1h;
  options.limits.queue_time = 1h;  // a busy machine may be slow, and is not stuck
  start();
  const auto idle = crowd(1000, "");
  const auto slow = crowd(1000, "GET / HTTP/1.1\r\nHost: h\r\nX: ");
  const auto readers = crowd(100, get("/large/1000000"));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 2100; }));
  for (int i = 0; i < 3; ++i) EXPECT_THAT(ask("/a"), EndsWith("GET /a "));
  slow.front()->send("y\r\n\r\n");
  EXPECT_THAT(slow.front()->receive(), StartsWith("HTTP/1.1 200"));
  EXPECT_EQ(readers.front()->receive().size(), ask("/large/1000000").size() - 19);
}

TEST_F(LoopTest, TimesRunOutWithoutAnyEvent) {
  options.limits.request_time = 50ms;
  options.limits.idle_time = 50ms;
  start();
  const auto slow = crowd(1, "GET / HTTP");
  EXPECT_THAT(slow.front()->receive(), StartsWith("HTTP/1.1 408"));
  const auto idle = crowd(1, get("/a"));
  EXPECT_THAT(idle.front()->receive(), EndsWith("GET /a "));
  EXPECT_TRUE(idle.front()->is_closed(kPatience));
}

TEST_F(LoopTest, ThereIsANumberOfConnections) {
  options.limits.max_connections = 3;
  start();
  auto clients = crowd(2, "");
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 2; }));
  EXPECT_THAT(ask("/a"), EndsWith("GET /a "));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 2; }));
  clients.push_back(std::make_unique<RawClient>(loop->port()));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 3; }));
  EXPECT_THAT(ask("/a"), StartsWith("HTTP/1.1 503"));
  EXPECT_EQ(counters.connections_over_total, 1u);
  clients.clear();
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 0; }));
  EXPECT_THAT(ask("/a"), EndsWith("GET /a "));
  EXPECT_TRUE(comes_true([&] { return !site.warnings().empty(); }));
}

TEST_F(LoopTest, AnAddressHasANumberOfConnections) {
  options.limits.max_per_address = 2;
  start();
  const auto clients = crowd(1, "");
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 1; }));
  EXPECT_THAT(ask("/a"), EndsWith("GET /a "));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 1; }));
  const auto others = crowd(1, "");
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 2; }));
  EXPECT_THAT(ask("/a"), StartsWith("HTTP/1.1 503"));
  EXPECT_EQ(counters.connections_over_address, 1u);
}

TEST_F(LoopTest, TheTrustedProxysClientsHaveANumberOfRequestsEach) {
  options.limits.max_per_address = 2;
  options.trusted_proxy = Address::parse("127.0.0.1");
  site.slow = 300ms;
  options.workers = 3;
  start();
  const auto busy = crowd(2, get("/slow", "X-Forwarded-For: 192.0.2.1\r\n"));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 2; }));
  const auto ask_for = [&](const std::string& client) {
    return ask("/a", "Connection: close\r\nX-Forwarded-For: " + client + "\r\n");
  };
  EXPECT_THAT(ask_for("192.0.2.2"), EndsWith("GET /a "));
  EXPECT_THAT(ask_for("192.0.2.1"), StartsWith("HTTP/1.1 503"));
  for (const auto& client : busy) EXPECT_THAT(client->receive(), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(ask_for("192.0.2.1"), EndsWith("GET /a "));
  EXPECT_EQ(counters.requests_over_address, 1u);
}

TEST_F(LoopTest, WhatWaitsTooLongIsShed) {
  options.workers = 1;
  options.limits.queue_time = 50ms;
  site.slow = 1s;
  start();
  RawClient busy(loop->port());
  busy.send(get("/slow"));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 1; }));
  std::this_thread::sleep_for(50ms);
  EXPECT_THAT(ask("/a"), StartsWith("HTTP/1.1 503"));
  EXPECT_EQ(counters.requests_shed, 1u);
  EXPECT_EQ(counters.requests_waiting, 0u);
  EXPECT_THAT(busy.receive(), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(ask("/a"), EndsWith("GET /a "));
}

TEST_F(LoopTest, ASiteThatFailsIsAnInternalError) {
  start();
  EXPECT_THAT(ask("/none"), StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(site.warnings(), testing::ElementsAre(HasSubstr("none")));
}

TEST_F(LoopTest, StopsAfterTheRequestsInProgress) {
  site.slow = 500ms;
  start();
  const auto busy = crowd(2, get("/slow"));
  const auto waiting = crowd(1, get("/a"));
  const auto beginning = crowd(1, "GET /b HTTP/1.1\r\n");
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 4; }));
  loop->stop();
  ASSERT_TRUE(comes_true([&] { return !is_listening(); }));
  beginning.front()->send("Host: h\r\n\r\n");
  for (const auto& client : busy) EXPECT_THAT(client->receive(), HasSubstr("GET /slow "));
  EXPECT_THAT(waiting.front()->receive(), EndsWith("GET /a "));
  EXPECT_THAT(beginning.front()->receive(), HasSubstr("Connection: close"));
}

TEST_F(LoopTest, StopsUnderLoadWithoutCuttingAnAnswer) {
  start();
  AskingClients clients(
      loop->port(), 8, [](std::size_t, std::size_t) { return get("/large/20000"); },
      [](const std::string& answer) { return answer.size() > 20000; });
  clients.wait_for(100);
  stop();
  clients.join();
  EXPECT_EQ(clients.cut + clients.none, 0);
}

TEST_F(LoopTest, StopsInTimeWhateverClientsDo) {
  options.limits.drain_time = 200ms;
  start();
  const auto slow = crowd(1, "GET / HTTP/1.1\r\n");
  const auto reader = crowd(1, get("/large/9000000"));
  ASSERT_TRUE(comes_true([&] { return counters.connections_open == 2; }));
  stop();
  loop.reset();
  EXPECT_EQ(counters.connections_open, 0u);
}

TEST_F(LoopTest, MayBeToldToStopBeforeItBegins) {
  loop = std::make_unique<Loop>(options, site, counters);
  loop->stop();
  loop->run();
}

TEST_F(LoopTest, ListensOnIpv6AndIpv4) {
  if (!std::filesystem::exists("/proc/net/if_inet6") ||
      std::filesystem::is_empty("/proc/net/if_inet6"))
    GTEST_SKIP() << "this machine has no IPv6";
  options.host = "::";
  start();
  EXPECT_THAT(ask("/client"), EndsWith("127.0.0.1"));
  RawClient client(loop->port(), RawClient::Family::kIpv6);
  client.send(get("/client"));
  EXPECT_THAT(client.receive(), EndsWith("::1"));
}

TEST_F(LoopTest, ListensOnEveryAddressOfAName) {
  addrinfo* found = nullptr;
  if (getaddrinfo("localhost", nullptr, nullptr, &found) != 0)
    GTEST_SKIP() << "this machine has no name for itself: /etc/hosts lacks localhost";
  freeaddrinfo(found);
  options.host = "localhost";
  start();
  EXPECT_THAT(ask("/client"), EndsWith("127.0.0.1"));
}

TEST_F(LoopTest, SaysWhyItCannotListen) {
  start();
  struct Case {
    std::string host;
    int port;
    const char* reason;
  };
  const Case cases[] = {{"127.0.0.1", loop->port(), "another program listens there"},
                        {"192.0.2.1", 0, "192.0.2.1: Cannot assign requested address"},
                        {"no such host", 0, "cannot listen on no such host"}};
  for (const Case& c : cases) {
    try {
      listen_on(c.host, c.port);
      ADD_FAILURE() << c.reason;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(c.reason));
    }
  }
}

TEST(Descriptors, AreReservedAsFarAsTheSystemAllows) {
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit small{300, 500};
  // In a child, since a limit that was lowered stays so.
  const auto child = [&] {
    setrlimit(RLIMIT_NOFILE, &small);
    reserve_descriptors(500 - kOtherDescriptors);  // throws not
    rlimit raised{};
    getrlimit(RLIMIT_NOFILE, &raised);
    if (raised.rlim_cur != 500) std::_Exit(1);
    try {
      reserve_descriptors(500 - kOtherDescriptors + 1);
    } catch (const Error& error) {
      const std::string what = error.what();
      std::_Exit(what.find("need 501 open files") != what.npos ? 0 : 2);
    }
    std::_Exit(3);
  };
  EXPECT_EXIT(child(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace plumbline::front
