// SPDX-License-Identifier: MIT OR Apache-2.0
// Requests of all kinds, one after the other for as long as it takes: the memory of the server does not grow with their number,
// and no descriptor is left open.
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {

constexpr int kClients = 8, kPerConnection = 200;
constexpr double kMebibyte = 1024 * 1024;

const char* const kTargets[] = {"/",
                                "/topics",
                                "/topics/klint",
                                "/topics/binder.json",
                                "/people",
                                "/people/gary-guo.json",
                                "/events",
                                "/events/lpc-2023",
                                "/events/lpc-2023.ics",
                                "/talks/lpc-2023/klint",
                                "/talks/lpc-2023/klint.json",
                                "/talks/lpc-2023/klint.md",
                                "/coverage",
                                "/citations.csv",
                                "/xref",
                                "/xref/rust_binder",
                                "/map",
                                "/feed.atom",
                                "/api/v1",
                                "/api/v1/graph",
                                "/api/v1/dump.ndjson",
                                "/api/v1/suggest?q=bi",
                                "/api/v1/lookup?url=https://lwn.net/Articles/951550/",
                                "/static/plumbline.css",
                                "/sitemap.xml",
                                "/openapi.json",
                                "/metrics",
                                "/nowhere",
                                "/api/v1/search?qq=1",
                                "/search?q=%zz",
                                "/%ff"};

const char* const kWords[] = {"rust",        "kernel", "klint",    "binder", "driver*",
                              "lock",        "atomic", "-tlak",    "the",    "memroy",
                              "C++",         "v6.8",   "pin_init", "unsafe", "what is",
                              "topic:klint", "OR",     "(",        "dma",    "async"};

// A request of any kind, as the numbers fall.
std::string any_request(std::mt19937* random) {
  const auto pick = [&](std::size_t below) { return (*random)() % below; };
  const char* const headers[] = {"", "Accept: text/html\r\n", "Accept-Encoding: gzip\r\n",
                                 "Accept: text/html\r\nAccept-Encoding: gzip\r\n",
                                 "If-None-Match: \"x\"\r\n"};
  const std::string header = headers[pick(std::size(headers))];
  const std::size_t kind = pick(100);
  if (kind < 50) return get(kTargets[pick(std::size(kTargets))], header);
  if (kind < 93) {
    std::string query;
    for (std::size_t words = 1 + pick(4); words > 0; --words)
      query += std::string(query.empty() ? "" : "+") + kWords[pick(std::size(kWords))];
    std::replace(query.begin(), query.end(), ' ', '+');
    const char* const forms[] = {
        "/search?q=", "/api/v1/search?facets=event&q=", "/search.txt?q=", "/api/v1/suggest?q="};
    return get(forms[pick(std::size(forms))] + query, header);
  }
  if (kind < 97) {
    const std::string text = "klint finds sleeping code " + std::string(pick(3000), 'x');
    return "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nContent-Length: " +
           std::to_string(text.size()) + "\r\n\r\n" + text;
  }
  const char* const broken[] = {"BREW / HTTP/1.1\r\nHost: t\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
                                "\x16\x03\x01 nonsense\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: t\r\n\r\n"};
  return broken[pick(std::size(broken))];
}

struct Tally {
  std::mutex mutex;
  std::map<std::string, int> by_status;  // "200"; "" where the connection ended without an answer
  void count(const std::string& answer) {
    const std::lock_guard lock(mutex);
    ++by_status[answer.size() < 12 ? "" : answer.substr(9, 3)];
  }
};

void keep_asking(int port, unsigned seed, std::atomic<int>* left, Tally* tally) {
  std::mt19937 random(seed);
  while (*left > 0) {
    RawClient client(port);
    for (int i = 0; i < kPerConnection && left->fetch_sub(1) > 0; ++i) {
      client.send(any_request(&random));
      const std::string answer = client.receive();
      tally->count(answer);
      if (answer.empty() || answer.find("\r\nConnection: close") < answer.find("\r\n\r\n")) break;
    }
  }
}

void ask(int port, int requests, unsigned seed, Tally* tally) {
  std::atomic<int> left = requests;
  std::vector<std::thread> clients;
  for (unsigned i = 0; i < kClients; ++i)
    clients.emplace_back([&, i] { keep_asking(port, seed + i, &left, tally); });
  for (std::thread& client : clients) client.join();
}

// The corpus of this repository where there is time for it.
std::string database(const TemporaryDirectory& directory) {
  const std::string db = directory / "plumbline.db";
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!is_long() || !source) {
    write_small_database(db);
  } else if (shell(program("plumbline-index") + " --quiet " + source + "/corpus --db " + db) != 0) {
    throw std::runtime_error("cannot index the corpus");
  }
  return db;
}

// Once no connection of the load is open any more.
double open_files(Served& server) {
  double files = 0;
  for (int i = 0; i < 500; ++i) {
    files = server.metric("process_open_fds");
    if (server.metric("plumbline_connections_open") <= 1) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return files;
}

TEST(Endurance, MemoryAndDescriptorsDoNotGrowWithTheNumberOfRequests) {
  TemporaryDirectory directory;
  Served server(database(directory));
  const int port = server.port();
  ASSERT_GT(port, 0) << server.err();
  const int requests = rounds(20'000, 1'000'000);
  Tally tally;
  std::vector<double> memory, files;
  for (int part = 0; part < 5; ++part) {
    ask(port, requests / 5, 100 * static_cast<unsigned>(part), &tally);
    memory.push_back(server.metric("process_resident_memory_bytes") / kMebibyte);
    files.push_back(open_files(server));
    std::cout << requests / 5 * (part + 1) << " requests: " << memory.back() << " MiB, "
              << files.back() << " files\n";
  }
  for (const auto& [status, count] : tally.by_status) std::cout << status << " " << count << "\n";
  EXPECT_EQ(tally.by_status["500"], 0) << server.err();
  EXPECT_EQ(tally.by_status[""], 0);
  EXPECT_GT(tally.by_status["200"], requests / 2);
  EXPECT_LE(files.back(), files.front());
#ifndef __SANITIZE_ADDRESS__  // which keeps what was freed
  EXPECT_LT(memory.back(), 128);
  EXPECT_LT(memory.back(), memory[1] + 8);  // what is remembered once is there after two fifths
#endif
  EXPECT_EQ(server.end(SIGTERM), 0);
}

}  // namespace
}  // namespace plumbline
