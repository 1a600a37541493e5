// SPDX-License-Identifier: MIT OR Apache-2.0
// An allocation of the indexer that fails, at any place, costs the run, or the file that was being read.
#include <gmock/gmock.h>

#include <iostream>

#include "schema/format.h"
#include "tests/indexer/program.h"
#include "tests/reliability/positions.h"
#include "tests/support/depth.h"

namespace plumbline {
namespace {

struct IndexerAllocations : Program {};

TEST_F(IndexerAllocations, OneThatFailsLeavesAWholeDatabase) {
  if (has_own_allocator()) GTEST_SKIP() << "the sanitizers have an allocator of their own";
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db), cache = read_file(db + ".cache");
  const std::string talk = corpus + "/talks/lpc-2023/klint.md";
  write_file(talk, read_file(talk) + "\nOne more paragraph on klint.\n");
  ASSERT_EQ(index().status, 0);
  const std::string after = read_file(db);
  int failed = 0, left_out = 0;
  for (const int position : positions(400'000, rounds(20, 400))) {
    write_file(db, before);
    write_file(db + ".cache", cache);
    const Outcome outcome = run(corpus + " --db " + db,
                                preload() + " FAIL_ALLOCATION=" + std::to_string(position) + " ");
    // GLib, which Graphviz lays out with, ends a program that it cannot have memory in, and says so.
    const bool is_of_glib = outcome.err.find("GLib-ERROR") != std::string::npos;
    ASSERT_TRUE(outcome.status < 4 || is_of_glib) << "allocation " << position << "\n"
                                                  << outcome.err;
    failed += outcome.status == 2;
    left_out += outcome.status == 1;
    if (outcome.status != 0) {
      EXPECT_NE(outcome.err, "") << position;
    }
    if (outcome.status == 0) {
      EXPECT_TRUE(read_file(db) == after) << position;
    }
    Database published = Database::open_published(db);
    ASSERT_GE(verify(published, db, true).talks, 2) << position;
    EXPECT_TRUE(is_of_glib || !std::filesystem::exists(db + ".tmp")) << position;
  }
  EXPECT_GT(failed, 0);
  std::cout << failed << " runs failed, " << left_out << " left a file out\n";
  ASSERT_EQ(index().status, 0);
  EXPECT_TRUE(read_file(db) == after);
}

}  // namespace
}  // namespace plumbline
