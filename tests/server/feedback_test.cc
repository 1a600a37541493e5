// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/feedback.h"

#include <gmock/gmock.h>

#include "server/search/bags.h"
#include "server/search/catalog.h"
#include "server/search/weights.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

struct FeedbackTest : testing::Test, SmallCorpus {
  // What each document gains where these have been found, by document.
  Matches gains(const Matches& found) {
    Database& db = finish();
    const StemStatistics statistics(db);
    KeptTellingStems kept(1 << 20);
    return feedback(statistics, db, kept, found);
  }
  // Documents whose words tell nothing, so that the others' are rare.
  void add_others(int count) {
    for (int i = 0; i < count; ++i)
      add_talk({.slug = "lpc-2023/other-" + std::to_string(i), .title = "Other", .body = "Words."});
  }
  DocumentId add(const std::string& slug, const std::string& body) {
    return static_cast<DocumentId>(
        add_talk({.slug = "lpc-2023/" + slug, .title = "Talk", .body = body}));
  }
};

TEST_F(FeedbackTest, WhatIsLikeTheBestAnswerGainsMoreThanWhatIsNot) {
  const DocumentId best = add("best", "Spinlocks sleep in atomic context.");
  const DocumentId like = add("like", "A preemption count tells atomic context from others.");
  const DocumentId unlike = add("unlike", "Firmware of a printer.");
  add_others(40);
  const Matches gain = gains({{best, 10}, {like, 5}, {unlike, 5}});
  ASSERT_EQ(gain.size(), 3u);
  EXPECT_GT(gain[1].score, gain[2].score);
  EXPECT_DOUBLE_EQ(gain[2].score, -5 * weights::kFeedback) << "shares no telling stem";
}

TEST_F(FeedbackTest, ABestAnswerThatStandsOutStaysFirst) {
  const DocumentId best = add("best", "Spinlocks sleep in atomic context.");
  const DocumentId other = add("other", "Sleeping dogs and spinlocks.");
  add("third", "Atomic context");
  add_others(40);
  const Matches gain = gains({{best, 10}, {other, 1}});
  EXPECT_GT(10 + gain[0].score, 1 + gain[1].score);
  EXPECT_LE(10 + gain[0].score, 10 + 1e-9) << "the largest score does not grow";
}

TEST_F(FeedbackTest, NothingFoundGivesNothing) { EXPECT_TRUE(gains({}).empty()); }

TEST_F(FeedbackTest, ScoresOfNothingGiveNothing) {
  const DocumentId only = add("only", "Spinlocks.");
  EXPECT_TRUE(gains({{only, 0}}).empty());
}

TEST_F(FeedbackTest, StopWordsNumbersAndWordsOfOneDocumentDoNotTell) {
  add("one", "the driver 2023 of klint");
  add("two", "the driver 2023 and miri");
  add_others(40);
  Database& db = finish();
  const StemStatistics statistics(db);
  const auto telling = [&](const std::string& stem) {
    Statement row = db.prepare("SELECT id FROM stem WHERE text = :text");
    row.bind(":text", stem);
    return row.step() && statistics.telling(static_cast<StemId>(row.integer(0)));
  };
  EXPECT_TRUE(telling("driver"));
  EXPECT_FALSE(telling("the"));
  EXPECT_FALSE(telling("2023"));
  EXPECT_FALSE(telling("klint"));
  EXPECT_FALSE(telling("other")) << "nearly every document has it";
}

TEST_F(FeedbackTest, ADocumentsTellingStemsAreThoseOfItsBag) {
  const DocumentId one = add("one", "Spinlocks sleep in atomic context of the driver of 2023.");
  add("other", "A driver in atomic context of 2023");
  add_others(40);
  Database& db = finish();
  const StemStatistics statistics(db);
  KeptBags kept(1 << 20);
  Bags bags(statistics, db, kept);
  const Bag& bag = bags.of(one);
  const TellingStems telling = read_telling_stems(statistics, db, one);
  std::vector<std::pair<StemId, std::uint32_t>> expected, got;
  for (const Bag::Stem& stem : bag.stems) {
    if (statistics.telling(stem.id)) expected.emplace_back(stem.id, stem.count);
  }
  for (const TellingStems::Stem& stem : telling.stems) got.emplace_back(stem.id, stem.count);
  EXPECT_EQ(got, expected);
  EXPECT_GE(got.size(), 3u);
  EXPECT_LT(got.size(), telling.of_all);
  EXPECT_EQ(telling.of_all, bag.stems.size());
  EXPECT_EQ(telling.length, bag.length);
}
}  // namespace
}  // namespace plumbline
