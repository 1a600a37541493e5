// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/matches.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace plumbline {
namespace {
using Scores = std::map<DocumentId, double>;

Matches matches_of(const Scores& scores) {
  Matches matches;
  for (const auto& [document, score] : scores) matches.push_back({document, score});
  return matches;
}

Scores scores_of(const Matches& matches) {
  Scores scores;
  for (const Match& match : matches) {
    EXPECT_TRUE(scores.empty() || scores.rbegin()->first < match.document);
    scores[match.document] = match.score;
  }
  return scores;
}

// So many of the documents 1 to 400, with whole scores, which add up exactly.
Scores random_scores(std::mt19937& random, std::size_t count) {
  Scores scores;
  while (scores.size() < count)
    scores[static_cast<DocumentId>(random() % 400 + 1)] = static_cast<double>(random() % 100);
  return scores;
}

struct MatchesTest : testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(MatchesTest, SetsAreWhatTheyAreDocumentByDocument) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    const Scores a = random_scores(random, GetParam().first);
    const Scores b = random_scores(random, GetParam().second);
    Scores in_both, in_any = a, raised = a;
    for (const auto& [document, score] : b) {
      in_any[document] += score;
      if (a.contains(document)) in_both[document] = raised[document] = a.at(document) + score;
    }
    const Matches left = matches_of(a), right = matches_of(b);
    EXPECT_EQ(scores_of(intersect(left, right)), in_both);
    EXPECT_EQ(scores_of(unite(left, right)), in_any);
    Matches boosted = left;
    boost(&boosted, right);
    EXPECT_EQ(scores_of(boosted), raised);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, MatchesTest,
                         testing::Values(std::pair{0, 0}, std::pair{0, 9}, std::pair{9, 0},
                                         std::pair{1, 1}, std::pair{3, 300}, std::pair{300, 3},
                                         std::pair{150, 200}, std::pair{400, 400}));

TEST(FoundTest, KeepsWhatItWasGivenOrPointsAtIt) {
  const Matches kept = {{1, 2}};
  EXPECT_EQ(&*Found::kept(kept), &kept);
  EXPECT_EQ(Found::kept(kept).take().size(), 1U);
  EXPECT_EQ(Found(Matches{{3, 4}})->at(0).document, 3);
}

}  // namespace
}  // namespace plumbline
