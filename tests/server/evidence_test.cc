// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/evidence.h"

#include <gmock/gmock.h>

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
    return evidence.add_passages("exact rust", postings).at(0).score;
  }
};

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
