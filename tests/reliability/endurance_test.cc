// SPDX-License-Identifier: MIT OR Apache-2.0
// Requests of all kinds, one after the other for as long as it takes: the memory of the server does not grow with their number,
// and no descriptor is left open. A million of them is a matter of minutes, since most are answered from what is kept and
// are sent ahead on connections that stay; one in eight is a search that nobody made before.
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/depth.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {

constexpr int kClients = 4, kPerConnection = 400, kAhead = 8;
constexpr std::chrono::minutes kPatience{2};  // the machine may have other work

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
                                "/xref",
                                "/xref/rust_binder",
                                "/map",
                                "/feed.atom",
                                "/api/v1",
                                "/api/v1/suggest?q=bi",
                                "/api/v1/lookup?url=https://lwn.net/Articles/951550/",
                                "/static/plumbline.css",
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

// Half a megabyte and more.
const char* const kLarge[] = {"/api/v1/dump.ndjson", "/api/v1/graph", "/citations.csv",
                              "/sitemap.xml"};

using Random = std::mt19937;

template <class List>
const char* any(const List& list, Random* random) {
  return list[(*random)() % std::size(list)];
}

std::string any_header(Random* random) {
  const char* const headers[] = {"", "Accept: text/html\r\n", "Accept-Encoding: gzip\r\n",
                                 "Accept: text/html\r\nAccept-Encoding: gzip\r\n",
                                 "If-None-Match: \"x\"\r\n"};
  return any(headers, random);
}

std::string any_search(Random* random) {
  std::string query;
  for (std::size_t words = 1 + (*random)() % 4; words > 0; --words)
    query += std::string(query.empty() ? "" : "+") + any(kWords, random);
  std::replace(query.begin(), query.end(), ' ', '+');
  const char* const forms[] = {
      "/search?q=", "/api/v1/search?facets=event&q=", "/search.txt?q=", "/api/v1/suggest?q="};
  return get(any(forms, random) + query, any_header(random));
}

// One of a hundred, so that it was mostly asked before.
std::string known_search(Random* random) {
  Random of_its_own((*random)() % 100);
  return any_search(&of_its_own);
}

std::string any_post(Random* random) {
  const std::string text = "klint finds sleeping code " + std::string((*random)() % 3000, 'x');
  return "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nContent-Length: " +
         std::to_string(text.size()) + "\r\n\r\n" + text;
}

// Whose answer ends the connection.
std::string broken_request(Random* random) {
  const char* const broken[] = {"BREW / HTTP/1.1\r\nHost: t\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
                                "\x16\x03\x01 nonsense\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: t\r\n\r\n"};
  return any(broken, random);
}

// But a broken one.
std::string any_request(Random* random) {
  const std::size_t of_a_thousand = (*random)() % 1000;
  if (of_a_thousand < 5) return get(any(kLarge, random), any_header(random));
  if (of_a_thousand < 15) return any_post(random);
  if (of_a_thousand < 140) return any_search(random);
  if (of_a_thousand < 400) return known_search(random);
  return get(any(kTargets, random), any_header(random));
}

struct Tally {
  std::mutex mutex;
  std::map<std::string, int> by_status;  // "200"; "" where the connection ended without an answer
  void count(const std::string& answer) {
    const std::lock_guard lock(mutex);
    ++by_status[answer.size() < 12 ? "" : answer.substr(9, 3)];
  }
};

// Sends some at once and reads their answers. False where the connection has ended.
bool ask_some(RawClient* client, int count, bool and_a_broken_one, Random* random, Tally* tally) {
  std::string requests;
  for (int i = 0; i < count; ++i) requests += any_request(random);
  if (and_a_broken_one) requests += broken_request(random);
  client->send(requests);
  for (int i = 0; i < count + and_a_broken_one; ++i) {
    const std::string answer = client->receive();
    tally->count(answer);
    if (answer.empty() || answer.find("\r\nConnection: close") < answer.find("\r\n\r\n"))
      return false;
  }
  return true;
}

// The last request of each connection is a broken one.
void keep_asking(int port, unsigned seed, std::atomic<int>* left, Tally* tally) {
  Random random(seed);
  while (*left > 0) {
    RawClient client(port);
    client.wait_for_answers(kPatience);
    for (int i = 0; i<kPerConnection&& * left> 0; i += kAhead) {
      const bool is_last = i + kAhead >= kPerConnection;
      *left -= kAhead + is_last;
      if (!ask_some(&client, kAhead, is_last, &random, tally)) break;
    }
  }
}

// What the system says of a process.
struct Footprint {
  double resident_mib, private_mib;
  int files;
};

Footprint footprint_of(pid_t pid) {
  const std::string process = "/proc/" + std::to_string(pid);
  Footprint now{};
  std::ifstream status(process + "/status");
  for (std::string name; status >> name; status.ignore(1000, '\n')) {
    if (name == "VmRSS:" && status >> now.resident_mib) now.resident_mib /= 1024;
    if (name == "RssAnon:" && status >> now.private_mib) now.private_mib /= 1024;
  }
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(process + "/fd"))
    ++now.files;
  return now;
}

// What was largest of some of them.
Footprint most(std::vector<Footprint>::const_iterator from,
               std::vector<Footprint>::const_iterator to) {
  Footprint most{};
  for (; from != to; ++from) {
    most.resident_mib = std::max(most.resident_mib, from->resident_mib);
    most.private_mib = std::max(most.private_mib, from->private_mib);
    most.files = std::max(most.files, from->files);
  }
  return most;
}

// Asks so many requests; a footprint after each hundredth of them.
std::vector<Footprint> ask(const Served& server, int port, int requests, Tally* tally) {
  std::atomic<int> left = requests;
  std::vector<std::thread> clients;
  for (unsigned i = 0; i < kClients; ++i)
    clients.emplace_back([&, i] { keep_asking(port, i, &left, tally); });
  std::vector<Footprint> footprints;
  for (int part = 1; part <= 100; ++part) {
    while (left > 0 && left > requests - requests / 100 * part)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    footprints.push_back(footprint_of(server.pid()));
  }
  for (std::thread& client : clients) client.join();
  return footprints;
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

// Once no connection is open any more: the fewest of some looks, as the last ones are closed.
int files_at_rest(Served& server) {
  for (int i = 0; i < 500 && server.metric("plumbline_connections_open") > 1; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  int fewest = footprint_of(server.pid()).files;
  for (int i = 0; i < 50; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    fewest = std::min(fewest, footprint_of(server.pid()).files);
  }
  return fewest;
}

TEST(Endurance, MemoryAndDescriptorsDoNotGrowWithTheNumberOfRequests) {
  TemporaryDirectory directory;
  Served server(database(directory));
  const int port = server.port();
  ASSERT_GT(port, 0) << server.err();
  const int requests = rounds(20'000, 1'000'000);
  Tally tally;
  ask(server, port, requests / 10, &tally);  // what is remembered once is there from now on
  const int files = files_at_rest(server);
  const std::vector<Footprint> footprints = ask(server, port, requests, &tally);
  const Footprint first = most(footprints.begin(), footprints.begin() + 50);
  const Footprint second = most(footprints.begin() + 50, footprints.end());
  for (const Footprint& half : {first, second})
    std::cout << "at most " << half.resident_mib << " MiB, " << half.private_mib
              << " of them its own, and " << half.files << " files\n";
  for (const auto& [status, count] : tally.by_status) std::cout << status << " " << count << "\n";
  EXPECT_EQ(tally.by_status["500"], 0) << server.err();
  EXPECT_EQ(tally.by_status[""], 0);
  EXPECT_GT(tally.by_status["200"], requests / 2);
  EXPECT_LE(second.files,
            files + kClients + 1);  // one more while a connection takes another's place
  EXPECT_EQ(files_at_rest(server), files);
  EXPECT_TRUE(kSanitized || second.resident_mib < 128);
  EXPECT_TRUE(kSanitized || second.private_mib < first.private_mib + 4);
  EXPECT_EQ(server.end(SIGTERM), 0);
}

}  // namespace
}  // namespace plumbline
