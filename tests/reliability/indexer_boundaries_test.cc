// SPDX-License-Identifier: MIT OR Apache-2.0
// The numbers of the indexer at, below and above each.
#include <gtest/gtest.h>

#include "indexer/text/split.h"
#include "schema/format.h"
#include "tests/indexer/program.h"

namespace plumbline {
namespace {

TEST(PassageBoundaries, ATextIsOnePieceUpToItsLimit) {
  const auto pieces = [](std::size_t bytes) {
    return split_text(RichText{std::string(bytes, 'x'), {}}, kMaxPassageBytes).size();
  };
  EXPECT_EQ(pieces(0), 0u);
  EXPECT_EQ(pieces(kMaxPassageBytes - 1), 1u);
  EXPECT_EQ(pieces(kMaxPassageBytes), 1u);
  EXPECT_EQ(pieces(kMaxPassageBytes + 1), 2u);
  EXPECT_EQ(pieces(2 * kMaxPassageBytes), 2u);
}

struct RunBoundaries : Program {};

TEST_F(RunBoundaries, ARunHasAsManyFilesAsItIsAllowed) {
  const std::size_t files = valid_corpus().size();
  for (const auto& [allowed, status] : {std::pair(files - 1, 2), {files, 0}, {files + 1, 0}}) {
    EXPECT_EQ(index("--force --max-files " + std::to_string(allowed)).status, status) << allowed;
  }
}

}  // namespace
}  // namespace plumbline
