// SPDX-License-Identifier: MIT OR Apache-2.0
// Tests of the front take small limits, to be quick. The numbers that it has by itself are those that
// docs/reliability.md promises.
#include "server/http/front/limits.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace plumbline::front {
namespace {
using namespace std::chrono_literals;

// The rows of a promise, joined.
std::string promised(const std::string& path, const std::string& id) {
  std::ifstream file(path);
  std::string rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("| " + id + " |")) rows += line + "\n";
  }
  return rows;
}

TEST(FrontLimits, AreTheNumbersThatArePromised) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "PLUMBLINE_SOURCE is not set; ctest sets it";
  const Limits limits;
  struct Number {
    const char *id, *words;
    bool is_kept;
  };
  const std::vector<Number> numbers = {
      {"S2", "8,000 bytes, 2,048 of them",
       limits.max_target_bytes == 8000 && limits.max_path_bytes == 2048},
      {"S3", "16 KiB, 64 fields", limits.max_head_bytes == 16 << 10 && limits.max_fields == 64},
      {"S4", "64 MiB of all of them", limits.max_body_memory_bytes == 64 << 20},
      {"S5", "| 5 s in all", limits.request_time == 5s},
      {"S6", "15 s idle, 1,000 requests", limits.idle_time == 15s && limits.max_requests == 1000},
      {"S7", "| 20 s |", limits.write_time == 20s},
      {"S8", "| 2,000, and at most", limits.max_connections == 2000},
      {"S8", "; 64 of an IPv4 address", limits.max_per_address == 64},
      {"S9", "| 2 s, else 503", limits.queue_time == 2s},
      {"S17", "| 10 s |", limits.drain_time == 10s}};
  for (const Number& number : numbers) {
    EXPECT_TRUE(number.is_kept) << number.id;
    const std::string rows = promised(std::string(source) + "/docs/reliability.md", number.id);
    EXPECT_NE(rows.find(number.words), rows.npos) << number.words << " is not in " << rows;
  }
}
}  // namespace
}  // namespace plumbline::front
