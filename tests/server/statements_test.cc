// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/statements.h"

#include <gmock/gmock.h>

#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

// Two talks with decisions, one without; binder is a topic of the first and named by the second.
struct StatementsTest : testing::Test, SmallCorpus {
  StatementsTest() {
    add_topic({.slug = "binder", .title = "Binder", .body = "A driver."});
    add_topic({.slug = "klint", .title = "klint", .body = "A lint."});
    add_talk({.slug = "lpc-2023/binder",
              .title = "The driver",
              .body = "Words on freezing.",
              .date = "2023-11-14",
              .topics = {"binder"}});
    add_talk({.slug = "lpc-2024/lint",
              .title = "Checks",
              .body = "Words on freezing.",
              .date = "2024-09-18",
              .topics = {"klint"}});
    add_talk({.slug = "lpc-2024/none",
              .title = "Nothing",
              .body = "Words on freezing and merging.",
              .date = "2024-09-19",
              .topics = {"klint"}});
    state("lpc-2023/binder", "decision", "Merge the rewrite.");
    state("lpc-2023/binder", "open", "Who maintains freezing?");
    state("lpc-2024/lint", "decision", "Run it on the driver.", {"binder"});
    state("lpc-2024/lint", "action", "Send patches.");
  }

  SearchResults results(const std::string& q, const Filters& filters = {}) {
    if (!catalog_) catalog_.emplace(*(db_ = &finish()));
    SearchRequest request;
    request.q = q;
    request.filters = filters;
    return search(*catalog_, *db_, request);
  }
  // "slug: decision Merge the rewrite. #decision-1"
  std::vector<std::string> lines(const SearchResults& found) {
    std::vector<std::string> out;
    for (const Hit& hit : found.hits) {
      std::string line = (*catalog_)[hit.document].slug;
      for (const FoundStatement& stated : hit.stated)
        line += "|" + stated.kind + " " + stated.text + " #" + stated.anchor;
      out.push_back(std::move(line));
    }
    return out;
  }
  std::vector<std::string> ask(const std::string& q, const Filters& filters = {}) {
    return lines(results(q, filters));
  }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(StatementsTest, AKindFindsTheTalksThatStateIt) {
  EXPECT_THAT(ask("kind:decision"),
              ElementsAre("lpc-2024/lint|decision Run it on the driver. #decision-1",
                          "lpc-2023/binder|decision Merge the rewrite. #decision-1"));
  EXPECT_THAT(ask("kind:open"),
              ElementsAre("lpc-2023/binder|open Who maintains freezing? #open-1"));
  EXPECT_THAT(ask("kind:Action"), ElementsAre("lpc-2024/lint|action Send patches. #action-1"));
}

TEST_F(StatementsTest, WordsStandInTheLineItself) {
  EXPECT_THAT(ask("kind:decision merge"),
              ElementsAre("lpc-2023/binder|decision Merge the rewrite. #decision-1"));
  EXPECT_THAT(ask("kind:decision freezing"), IsEmpty());
  EXPECT_THAT(ask("freezing kind:open"),
              ElementsAre("lpc-2023/binder|open Who maintains freezing? #open-1"));
}

TEST_F(StatementsTest, ANameFindsWhatWasDecidedInTalksAboutIt) {
  EXPECT_THAT(ask("kind:decision binder"),
              ElementsAre("lpc-2023/binder|decision Merge the rewrite. #decision-1"));
}

TEST_F(StatementsTest, SeveralKindsAreAlternatives) {
  EXPECT_THAT(ask("kind:open kind:action"),
              ElementsAre("lpc-2024/lint|action Send patches. #action-1",
                          "lpc-2023/binder|open Who maintains freezing? #open-1"));
}

TEST_F(StatementsTest, AKindIsLeftOutByADash) {
  EXPECT_THAT(ask("freezing -kind:action"),
              testing::UnorderedElementsAre("lpc-2023/binder", "lpc-2024/none"));
}

TEST_F(StatementsTest, TheFilterOfTheAddressMeansTheSame) {
  const Filters filters = {{"kind", {"decision"}}};
  EXPECT_THAT(ask("merge", filters),
              ElementsAre("lpc-2023/binder|decision Merge the rewrite. #decision-1"));
  EXPECT_EQ(results("", filters).total, 2);
  EXPECT_EQ(results("", {{"kind", {"decision", "talk"}}}).total, 3);
}

TEST_F(StatementsTest, TheSnippetIsTheLine) {
  const SearchResults found = results("kind:decision");
  ASSERT_EQ(found.hits.size(), 2u);
  ASSERT_TRUE(found.hits[0].snippet);
  EXPECT_EQ(found.hits[0].snippet->anchor, "decision-1");
  EXPECT_EQ(found.hits[0].snippet->part, "notes");
}

TEST_F(StatementsTest, WhatIsUnderstoodFindsTheSameAgain) {
  for (const char* q : {"kind:decision", "kind:decision merge", "kind:decision binder",
                        "freezing kind:open kind:action", "freezing -kind:action"}) {
    const SearchResults once = results(q);
    EXPECT_EQ(lines(results(once.understood)), lines(once)) << q << " as " << once.understood;
  }
}

TEST_F(StatementsTest, ATopicHasThoseOfItsTalksAndThoseThatNameItNewestFirst) {
  results("");
  std::vector<std::string> texts;
  const DocumentId binder = catalog_->find(Kind::kTopic, "binder")->id;
  for (const StatementLine& line : statements_about(*catalog_, *db_, binder))
    texts.push_back(line.text);
  EXPECT_THAT(
      texts, ElementsAre("Run it on the driver.", "Merge the rewrite.", "Who maintains freezing?"));
}

TEST(Outcome, IsADecisionAnOpenQuestionOrAnAction) {
  EXPECT_EQ(outcome_of("decision"), Stated::kDecision);
  EXPECT_EQ(outcome_of("open"), Stated::kOpen);
  EXPECT_EQ(outcome_of("action"), Stated::kAction);
  EXPECT_FALSE(outcome_of("asked"));
  EXPECT_FALSE(outcome_of("talk"));
}

}  // namespace
}  // namespace plumbline
