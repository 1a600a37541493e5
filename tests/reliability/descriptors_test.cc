// SPDX-License-Identifier: MIT OR Apache-2.0
// Descriptors run out: by clients, up to the number that the server itself allows, and below it, by the system.
#include <gmock/gmock.h>
#include <signal.h>

#include <functional>
#include <memory>
#include <thread>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

using Crowd = std::vector<std::unique_ptr<RawClient>>;

Crowd crowd(int size, int port) {
  Crowd clients;
  for (int i = 0; i < size; ++i) clients.push_back(std::make_unique<RawClient>(port));
  return clients;
}

bool comes_true(const std::function<bool()>& condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

struct Descriptors : testing::Test {
  Descriptors() { write_small_database(db); }
  TemporaryDirectory directory;
  const std::string db = directory / "plumbline.db";
};

TEST_F(Descriptors, AreKeptForTellingThatThereAreTooManyClients) {
  Served server(db, {.arguments = {"--max-connections", "40"}, .max_files = 40 + 64});
  const int port = server.port();
  ASSERT_GT(port, 0) << server.err();
  RawClient early(port);
  early.send(get("/healthz"));
  EXPECT_THAT(early.receive(), HasSubstr(" 200 "));
  Crowd clients = crowd(39, port);
  EXPECT_TRUE(comes_true([&] { return server.status_of("/healthz") == "503"; }));
  early.send(get("/talks/lpc-2023/klint.json"));
  EXPECT_THAT(early.receive(), StartsWith("HTTP/1.1 200 "));
  clients.clear();
  EXPECT_TRUE(comes_true([&] { return server.status_of("/healthz") == "200"; }));
  EXPECT_EQ(server.end(SIGTERM), 0);
}

// The system gives none, as where others use them all up: who is there is served, and others once there are some again.
TEST_F(Descriptors, ThatTheSystemRefusesAreWaitedFor) {
  if (kProbesByPipe) GTEST_SKIP() << "a sanitizer needs descriptors of its own";
  Served server(db, {.arguments = {"--max-connections", "100"}});
  const int port = server.port();
  ASSERT_GT(port, 0) << server.err();
  RawClient early(port);
  early.send(get("/healthz"));
  EXPECT_THAT(early.receive(), HasSubstr(" 200 "));
  rlimit before{};
  ASSERT_EQ(prlimit(server.pid(), RLIMIT_NOFILE, nullptr, &before), 0);
  const rlimit few{10, before.rlim_max};
  ASSERT_EQ(prlimit(server.pid(), RLIMIT_NOFILE, &few, nullptr), 0);
  RawClient late(port);  // the system lets it in, the server cannot
  late.send(get("/healthz"));
  for (int i = 0; i < 20; ++i) {
    early.send(get("/api/v1/search?q=klint"));
    ASSERT_THAT(early.receive(), StartsWith("HTTP/1.1 200 "));
    std::this_thread::sleep_for(20ms);
  }
  write_small_database(db, "g2");
  std::this_thread::sleep_for(1100ms);
  early.send(get("/readyz"));
  EXPECT_THAT(early.receive(), HasSubstr("degraded: serving generation g1"));
  ASSERT_EQ(prlimit(server.pid(), RLIMIT_NOFILE, &before, nullptr), 0);
  EXPECT_THAT(late.receive(), HasSubstr(" 200 "));
  EXPECT_TRUE(comes_true([&] {
    return answer_to(port, get("/api/v1", "Connection: close\r\n")).find("\"g2\"") !=
           std::string::npos;
  }));
  EXPECT_EQ(server.end(SIGTERM), 0);
}

}  // namespace
}  // namespace plumbline
