// SPDX-License-Identifier: MIT OR Apache-2.0
// Long addresses and fields where a thread has a small stack: `ulimit -s unlimited` gives threads 2 MiB instead of 8.
#include <gtest/gtest.h>
#include <signal.h>

#include "tests/reliability/served.h"
#include "tests/server/raw_client.h"
#include "tests/server/small_site.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {

TEST(Stack, NoRequestExhaustsIt) {
  TemporaryDirectory directory;
  write_small_database(directory / "plumbline.db");
  for (const char* size : {"unlimited", kWideFrames ? "2048" : "256"}) {
    Served server(
        directory / "plumbline.db",
        {.before = {"sh", "-c", std::string("ulimit -s ") + size + "; exec \"$@\"", "sh"}});
    ASSERT_GT(server.port(), 0) << server.err();
    std::string groups, words;
    for (int i = 0; i < 250; ++i) groups += "(";
    for (int i = 0; i < 128; ++i) words += "+a" + std::to_string(i % 10);
    const std::string end = "Connection: close\r\n";
    for (const std::string& request :
         {get("/" + std::string(2047, 'a'), end), get("/topics/" + std::string(2000, '%'), end),
          get("/static/" + std::string(2000, '/'), end),
          get("/healthz", "Range: bytes=" + std::string(12'000, '0') + "-\r\n" + end),
          get("/", "Accept: " + std::string(12'000, ',') + "\r\n" + end),
          get("/search?q=" + groups + "klint", end), get("/search?q=x" + words, end)}) {
      EXPECT_NE(answer_to(server.port(), request), "") << request.substr(0, 40);
      ASSERT_TRUE(server.is_running()) << request.substr(0, 40);
    }
    EXPECT_EQ(server.end(SIGTERM), 0);
  }
}

}  // namespace
}  // namespace plumbline
