// SPDX-License-Identifier: MIT OR Apache-2.0
// An allocation of the server that fails, at any place, costs one request.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <iostream>
#include <stdexcept>

#include "tests/reliability/positions.h"
#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/depth.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

// But for the time that it took and the date.
std::string stable(const std::string& answer) {
  const std::size_t body = answer.find("\r\n\r\n");
  return body == answer.npos ? answer : answer.substr(body, answer.find("\"took_ms\"") - body);
}

// Which allocation of the server is to fail, in memory that both processes have.
class Position {
 public:
  explicit Position(const std::string& path) {
    write_file(path, std::string(sizeof(long), '\0'));
    const int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
    void* memory = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory == MAP_FAILED) throw std::runtime_error("cannot share " + path);
    left_ = static_cast<std::atomic<long>*>(memory);
  }
  ~Position() { munmap(left_, sizeof(long)); }
  Position(const Position&) = delete;
  Position& operator=(const Position&) = delete;
  void set(long position) { *left_ = position; }  // 0 for none

 private:
  std::atomic<long>* left_;
};

struct Allocations : testing::Test {
  Allocations() { write_small_database(db); }

  TemporaryDirectory directory;
  const std::string db = directory / "plumbline.db", shared = directory / "position";
  Position fail{shared};
  // Each answer is made anew.
  const ServedOptions options{.arguments = {"--cache-bytes", "0"},
                              .environment = {preload(), "FAIL_ALLOCATIONS=" + shared}};
};

const std::string kRequests[] = {
    get("/api/v1/search?q=klint+rust&facets=event,year&explain=1", "Connection: close\r\n"),
    get("/talks/lpc-2023/klint", "Accept: text/html\r\nConnection: close\r\n"),
    get("/search?q=kernel+tlak",
        "Accept: text/html\r\nAccept-Encoding: gzip\r\nConnection: close\r\n"),
    get("/events/lpc-2024.json", "Connection: close\r\n"),
    get("/api/v1/suggest?q=klnt", "Connection: close\r\n"),
    get("/nowhere", "Accept: text/html\r\nConnection: close\r\n"),
    "POST /api/v1/related HTTP/1.1\r\nHost: t\r\nConnection: close\r\nContent-Length: 26\r\n\r\n"
    "klint finds sleeping code."};

TEST_F(Allocations, OneThatFailsCostsTheServerOneRequest) {
  if (kSanitized) GTEST_SKIP() << "the sanitizers have an allocator of their own";
  Served server(db, options);
  ASSERT_GT(server.port(), 0) << server.err();
  int served = 0, refused = 0, unanswered = 0;
  for (const std::string& request : kRequests) {
    SCOPED_TRACE(request);
    const std::string good = stable(answer_to(server.port(), request));
    for (const int position : positions(rounds(3000, 20'000), rounds(25, 400))) {
      fail.set(position);
      const std::string answer = answer_to(server.port(), request);
      const std::string status = answer.substr(0, answer.find(' ', 9));
      const bool is_refused = status == "HTTP/1.1 500" || status == "HTTP/1.1 503";
      is_refused ? ++refused : answer.empty() ? ++unanswered : ++served;
      fail.set(0);
      ASSERT_TRUE(server.is_running()) << "allocation " << position << "\n" << server.err();
      if (!answer.empty() && !is_refused) {
        ASSERT_EQ(stable(answer), good) << position;
      }
      ASSERT_EQ(stable(answer_to(server.port(), request)), good) << "after allocation " << position;
    }
  }
  EXPECT_GT(refused, 0);
  EXPECT_LT(unanswered, refused);  // where there is no memory to say so, the connection ends
  std::cout << served << " served, " << refused << " refused, " << unanswered << " closed\n";
  EXPECT_EQ(server.end(SIGTERM), 0);
}

TEST_F(Allocations, OneThatFailsDoesNotKeepANewPublicationAway) {
  if (kSanitized) GTEST_SKIP() << "the sanitizers have an allocator of their own";
  Served server(db, options);
  const int port = server.port();
  ASSERT_GT(port, 0) << server.err();
  const auto generation = [&] { return answer_to(port, get("/api/v1", "Connection: close\r\n")); };
  for (const int position : positions(5000, rounds(3, 30))) {
    const std::string name = "h" + std::to_string(position);
    write_small_database(db, name);
    usleep(1'050'000);  // until it looks again
    fail.set(position);
    generation();
    fail.set(0);
    for (int i = 0; i < 60 && generation().find("\"" + name + "\"") == std::string::npos; ++i)
      usleep(100'000);
    ASSERT_THAT(generation(), HasSubstr("\"" + name + "\"")) << "allocation " << position;
    ASSERT_EQ(server.status_of("/readyz"), "200");
  }
  EXPECT_TRUE(server.is_running()) << server.err();
}

}  // namespace
}  // namespace plumbline
