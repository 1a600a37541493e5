// SPDX-License-Identifier: MIT OR Apache-2.0
// SIGTERM while many clients ask: each answer that has begun comes whole, and the program ends.
#include <gtest/gtest.h>
#include <signal.h>

#include <iostream>
#include <thread>

#include "tests/reliability/served.h"
#include "tests/server/asking_clients.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {

const char* const kTargets[] = {"/api/v1/search?q=klint", "/talks/lpc-2023/klint.json",
                                "/api/v1/dump.ndjson", "/healthz", "/events/lpc-2024.json"};

bool is_whole(const std::string& answer) {
  const std::size_t head = answer.find("\r\n\r\n"), length = answer.find("Content-Length: ");
  return answer.starts_with("HTTP/1.1 200 ") && head != answer.npos && length < head &&
         answer.size() == head + 4 + std::stoul(answer.substr(length + 16));
}

std::string request(std::size_t client, std::size_t turn) {
  return get(kTargets[(client + turn) % std::size(kTargets)]);
}

// Who asks in the moment in which an idle connection ends has no answer, as with any server; nobody has a part of one.
TEST(Stopping, UnderLoadCutsNoAnswer) {
  TemporaryDirectory directory;
  write_small_database(directory / "plumbline.db");
  int answers = 0, unanswered = 0;
  for (int round = 0; round < rounds(2, 40); ++round) {
    Served server(directory / "plumbline.db");
    const int port = server.port();
    ASSERT_GT(port, 0) << server.err();
    AskingClients clients(port, 32, request, is_whole);
    clients.wait_for(200);
    std::this_thread::sleep_for(std::chrono::milliseconds(round));
    kill(server.pid(), SIGTERM);
    clients.join();
    EXPECT_EQ(server.wait(), 0) << server.err();
    EXPECT_EQ(clients.cut, 0) << "round " << round;
    answers += clients.whole;
    unanswered += clients.none;
  }
  std::cout << answers << " whole answers, none cut; " << unanswered
            << " asked in the moment in which their connection ended\n";
}

}  // namespace
}  // namespace plumbline
