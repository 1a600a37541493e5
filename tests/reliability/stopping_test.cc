// SPDX-License-Identifier: MIT OR Apache-2.0
// SIGTERM while many clients ask: each answer that has begun comes whole, and the program ends.
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <iostream>
#include <thread>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {

const char* const kTargets[] = {"/api/v1/search?q=klint", "/talks/lpc-2023/klint.json",
                                "/api/v1/dump.ndjson", "/healthz", "/events/lpc-2024.json"};

// Who asks in the moment in which an idle connection ends has no answer, as with any server; nobody has a part of one.
struct Tally {
  std::atomic<int> whole = 0, cut = 0, none = 0;
};

bool is_whole(const std::string& answer) {
  const std::size_t head = answer.find("\r\n\r\n"), length = answer.find("Content-Length: ");
  return answer.starts_with("HTTP/1.1 200 ") && head != answer.npos && length < head &&
         answer.size() == head + 4 + std::stoul(answer.substr(length + 16));
}

void keep_asking(int port, std::size_t first, Tally* tally) {
  RawClient client(port);
  for (std::size_t i = first;; ++i) {
    client.send(get(kTargets[i % std::size(kTargets)]));
    const std::string answer = client.receive();
    ++(is_whole(answer) ? tally->whole : answer.empty() ? tally->none : tally->cut);
    if (!is_whole(answer) || answer.find("\r\nConnection: close") != answer.npos) return;
  }
}

TEST(Stopping, UnderLoadCutsNoAnswer) {
  TemporaryDirectory directory;
  write_small_database(directory / "plumbline.db");
  int answers = 0, unanswered = 0;
  for (int round = 0; round < rounds(2, 40); ++round) {
    Served server(directory / "plumbline.db");
    const int port = server.port();
    ASSERT_GT(port, 0) << server.err();
    Tally tally;
    std::vector<std::thread> clients;
    for (std::size_t i = 0; i < 32; ++i)
      clients.emplace_back([&tally, port, i] { keep_asking(port, i, &tally); });
    while (tally.whole < 200 && tally.cut == 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(1 + round));
    kill(server.pid(), SIGTERM);
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(server.wait(), 0) << server.err();
    EXPECT_EQ(tally.cut, 0) << "round " << round;
    answers += tally.whole;
    unanswered += tally.none;
  }
  std::cout << answers << " whole answers, none cut; " << unanswered
            << " asked in the moment in which their connection ended\n";
}

}  // namespace
}  // namespace plumbline
