// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/problem.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(Problems, TellFirstWhatIsWrongWithAFileAndThenWhyItIsLeftOut) {
  Problems problems = {{Severity::kLeftOut, "b.pdf", 0, "belongs to no talk"},
                       {Severity::kWarning, "b.pdf", 0, "page 3 is damaged"},
                       {Severity::kWarning, "a.pdf", 7, "is odd"},
                       {Severity::kWarning, "b.pdf", 0, "page 3 is damaged"}};
  sort_problems(&problems);
  std::string lines;
  for (const Problem& problem : problems) lines += to_string(problem) + "\n";
  EXPECT_EQ(lines,
            "a.pdf:7: is odd\nb.pdf: page 3 is damaged\nb.pdf: belongs to no talk [left out]\n");
}
}  // namespace
}  // namespace plumbline
