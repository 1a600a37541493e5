// SPDX-License-Identifier: MIT OR Apache-2.0
// An allocation of the indexer that fails, at any place, costs the run, the file that was being read, or the maps.
#include <gmock/gmock.h>

#include <iostream>

#include "schema/format.h"
#include "tests/indexer/program.h"
#include "tests/reliability/positions.h"
#include "tests/support/depth.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {

struct IndexerAllocations : Program {};

TEST_F(IndexerAllocations, OneThatFailsLeavesAWholeDatabase) {
  if (kSanitized) GTEST_SKIP() << "the sanitizers have an allocator of their own";
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db), cache = read_file(db + ".cache");
  const std::string talk = corpus + "/talks/lpc-2023/klint.md";
  write_file(talk, read_file(talk) + "\nOne more paragraph on klint.\n");
  ASSERT_EQ(index().status, 0);
  const std::string after = read_file(db);
  int failed = 0, left_out = 0, mapless = 0;
  std::vector<int> all = positions(400'000, rounds(20, 400));
  // Where tables are made once for the whole run, such as that of folded letters.
  const std::vector<int> begin = even_positions(20'000, 20'000 / rounds(10, 1000));
  all.insert(all.end(), begin.begin(), begin.end());
  for (const int position : all) {
    write_file(db, before);
    write_file(db + ".cache", cache);
    const Outcome outcome = run(corpus + " --db " + db,
                                preload() + " FAIL_ALLOCATION=" + std::to_string(position) + " ");
    ASSERT_LT(outcome.status, 4) << "allocation " << position << "\n" << outcome.err;
    const bool without_maps = outcome.err.find("maps of topics are left out") != outcome.err.npos;
    failed += outcome.status == 2;
    left_out += outcome.status == 1;
    mapless += without_maps;
    if (outcome.status != 0) {
      EXPECT_NE(outcome.err, "") << position;
    }
    if (outcome.status == 0 && !without_maps) {
      EXPECT_TRUE(read_file(db) == after) << position;
    }
    Database published = Database::open_published(db);
    ASSERT_GE(verify(published, db, true).talks, 2) << position;
    EXPECT_FALSE(std::filesystem::exists(db + ".tmp")) << position;
  }
  EXPECT_GT(failed, 0);
  std::cout << failed << " runs failed, " << left_out << " left a file out, " << mapless
            << " the maps\n";
  ASSERT_EQ(index().status, 0);
  EXPECT_TRUE(read_file(db) == after);
}

}  // namespace
}  // namespace plumbline
