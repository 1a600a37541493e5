// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/evidence.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

struct EvidenceTest : testing::Test, SmallCorpus {
  // The score of a document of which so many passages have a word equally well.
  double score_with(int passages) {
    Database& db = finish();
    const Catalog catalog(db);
    Index index(catalog, db);
    Evidence evidence(index);
    Postings postings;
    for (int i = 0; i < passages; ++i) postings.push_back({first_passage(1) + i, 1.0});
    return evidence.add_passages("exact rust", {postings, 1}).at(0).score;
  }
};

TEST_F(EvidenceTest, BestAreDiscountedAsIfAllWere) {
  // A thousand documents with two words each, in one passage or apart, so that discounts change their order.
  Database& db = finish();
  const Catalog catalog(db);
  Index index(catalog, db);
  Evidence evidence(index);
  Postings left, right;
  for (DocumentId document = 1; document <= 1000; ++document) {
    left.push_back({first_passage(document), 1 + document * 37 % 101 / 100.0});
    right.push_back({first_passage(document) + document * 53 % 7 / 3, 1 + document % 13 / 10.0});
  }
  Matches matches = intersect(evidence.add_passages("exact left", {left, 1}),
                              evidence.add_passages("exact right", {right, 1}));
  Matches all = matches;
  evidence.discount_scattered(&all, all.size(), {});
  evidence.discount_scattered(&matches, 10, {});
  const auto by_score = [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  };
  EXPECT_FALSE(std::equal(all.begin(), all.end(), matches.begin(),
                          [](const Match& a, const Match& b) { return a.score == b.score; }));
  std::sort(all.begin(), all.end(), by_score);
  std::sort(matches.begin(), matches.end(), by_score);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(matches[i].document, all[i].document) << i;
    EXPECT_EQ(matches[i].score, all[i].score) << i;
  }
}

struct FurtherPassages : EvidenceTest, testing::WithParamInterface<std::tuple<int, double>> {};

TEST_P(FurtherPassages, CountLittleHoweverManyThereAre) {
  const auto& [passages, score] = GetParam();
  EXPECT_NEAR(score_with(passages), score, 1e-3);
}

INSTANTIATE_TEST_SUITE_P(Evidence, FurtherPassages,
                         testing::Values(std::tuple{1, 1.0}, std::tuple{2, 1.1},
                                         std::tuple{3, 1.1333}, std::tuple{51, 1.1961},
                                         std::tuple{4000, 1.2}));

}  // namespace
}  // namespace plumbline
