// SPDX-License-Identifier: MIT OR Apache-2.0
// Clients that hold on to the program for as long as it lets them, with its own limits of time: others are answered.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>

#include "schema/error.h"
#include "server/http/front/sockets.h"
#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct Crowd : testing::Test {
  Crowd() { write_small_database(db); }

  // Connects, and sends this at once.
  void join(int size, int port, const std::string& bytes) {
    for (int i = 0; i < size; ++i) {
      clients.push_back({std::make_unique<RawClient>(port), bytes});
      clients.back().socket->send(bytes);
    }
  }
  // Whom the server has ended comes again; whoever sends a head slowly sends one more byte.
  void hold_on(int port) {
    for (Client& client : clients) {
      if (client.begin.starts_with("GET / ")) client.socket->send("y");
      if (client.begin.starts_with("GET /api")) continue;  // does not read
      if (!client.socket->is_closed(0ms)) continue;
      client.socket = std::make_unique<RawClient>(port);
      client.socket->send(client.begin);
      ++ended;
    }
  }

  struct Client {
    std::unique_ptr<RawClient> socket;
    std::string begin;
  };
  TemporaryDirectory directory;
  const std::string db = directory / "plumbline.db";
  std::vector<Client> clients;
  int ended = 0;
};

TEST_F(Crowd, ThatHoldsOnKeepsNobodyFromAnAnswer) {
  const int idle = rounds(100, 1000), slow = rounds(100, 1000), readers = rounds(10, 100);
  try {
    front::reserve_descriptors(static_cast<std::size_t>(idle + slow + readers));
  } catch (const Error& error) {
    GTEST_SKIP() << error.what();
  }
  Served server(db, {.arguments = {"--max-connections", "2300", "--max-per-address", "2300"}});
  const int port = server.port();
  ASSERT_GT(port, 0) << server.err();
  join(idle, port, "");
  join(slow, port, "GET / HTTP/1.1\r\nHost: h\r\nX: ");
  std::string unread;
  for (int i = 0; i < 40; ++i) unread += get("/api/v1/dump.ndjson");
  join(readers, port, unread);
  std::vector<double> times;
  for (int second = 0; second < rounds(7, 60); ++second) {
    hold_on(port);
    const auto start = Clock::now();
    ASSERT_EQ(server.status_of("/healthz"), "200");
    ASSERT_EQ(server.status_of("/topics/klint"), "200");
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    while (Clock::now() < start + 1s) usleep(10'000);
  }
  EXPECT_GT(ended, 0);  // by the limits of time
  std::sort(times.begin(), times.end());
  std::cout << idle << " idle, " << slow << " slow and " << readers << " that do not read, "
            << ended << " times ended and back: two answers in " << times[times.size() / 2]
            << " ms on the median, " << times.back() << " ms at worst of " << times.size() << "\n";
  EXPECT_EQ(server.end(SIGTERM), 0);
}

// https://github.com/shekyan/slowhttptest: slow heads, slow bodies, slow reading.
TEST_F(Crowd, LeavesTheServiceAvailableInAllModesOfSlowhttptest) {
  if (shell("command -v slowhttptest >/dev/null") != 0) GTEST_SKIP() << "needs slowhttptest";
  const std::string connections = is_long() ? "500" : "100", seconds = is_long() ? "30" : "4";
  Served server(db, {.arguments = {"--max-per-address", "2000"}});
  const std::string url = "http://127.0.0.1:" + std::to_string(server.port());
  const std::string log = directory / "log";
  for (const std::string& mode :
       {"-H -i 1 -u " + url + "/", "-B -i 1 -s 8192 -u " + url + "/api/v1/related",
        "-X -n 1 -w 10 -y 20 -z 32 -k 3 -u " + url + "/api/v1/dump.ndjson"}) {
    shell("slowhttptest -c " + connections + " -r 200 -l " + seconds + " -x 24 -p 5 " + mode +
          " >" + log + " 2>&1");
    const std::string said = read_file(log);
    const std::size_t last = said.rfind("service available:");
    ASSERT_NE(last, said.npos) << said.substr(0, 2000);
    EXPECT_NE(said.find("YES", last), said.npos) << mode;
    EXPECT_EQ(said.find("NO\n"), said.npos) << mode;
    EXPECT_EQ(server.status_of("/healthz"), "200");
  }
  EXPECT_EQ(server.end(SIGTERM), 0);
}

}  // namespace
}  // namespace plumbline
