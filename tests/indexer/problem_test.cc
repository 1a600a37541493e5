// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/problem.h"

#include <gmock/gmock.h>

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

TEST(Problems, ThatManyFilesShareAreNamedOfTheFirst) {
  const auto lines_for = [](int files) {
    Problems problems = {{Severity::kWarning, "a.md", 2, "is odd"}};
    for (int i = 0; i < files; ++i)
      problems.push_back({Severity::kLeftOut, "b" + std::to_string(i) + ".md", 0, "is no deck"});
    return to_lines(problems);
  };
  EXPECT_EQ(lines_for(20).size(), 21u);
  EXPECT_THAT(lines_for(21),
              testing::ElementsAre("a.md:2: is odd", "b0.md: is no deck [left out]",
                                   "b1.md: is no deck [left out]", "b2.md: is no deck [left out]",
                                   "b3.md: is no deck [left out]", "b4.md: is no deck [left out]",
                                   "16 more: is no deck [left out]; --json names them all"));
}
}  // namespace
}  // namespace plumbline
