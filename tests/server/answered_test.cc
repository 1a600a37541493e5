// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/answered.h"

#include <gmock/gmock.h>

#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::IsEmpty;

struct AnsweredQuestionsTest : testing::Test, SmallCorpus {
  AnsweredQuestionsTest() {
    sponsors_ = static_cast<DocumentId>(add_topic(
        {"sponsors", "Sponsors", "Companies give money. Who pays for the work on Rust in Linux?"}));
    size_ = static_cast<DocumentId>(
        add_topic({"size", "Size", "How many lines of Rust does Linux have? Some thousand."}));
    answer("sponsors", "Who pays for the work on Rust in Linux?");
    answer("sponsors", "Which companies have several developers?");
    answer("size", "How many lines of Rust does Linux have?");
  }

  double likeness(DocumentId document, const std::string& text) {
    if (!questions_) questions_.emplace(*(db_ = &finish()));
    Tokenizer tokenizer;
    const Matches matches = questions_->like(tokenizer, text);
    const Match* match = find_match(matches, document);
    return match ? match->score : 0;
  }

  std::vector<Hit> ask(const std::string& q) {
    db_ = &finish();
    const Catalog catalog(*db_);
    SearchRequest request;
    request.q = q;
    request.explain = true;
    return search(catalog, *db_, request).hits;
  }

  DocumentId sponsors_, size_;
  Database* db_ = nullptr;
  std::optional<AnsweredQuestions> questions_;
};

TEST_F(AnsweredQuestionsTest, AreAlikeByTheWordsThatFewOfThemHave) {
  EXPECT_NEAR(likeness(size_, "how many lines of rust does linux have"), 1, 1e-6);
  EXPECT_NEAR(likeness(size_, "have Linux does, Rust of line many how"), 1, 1e-6);
  const double paid = likeness(sponsors_, "who is paid for rust");
  EXPECT_GT(paid, 0.1);
  EXPECT_LT(paid, 0.9);
  EXPECT_GT(paid, likeness(size_, "who is paid for rust"));
  EXPECT_GT(likeness(size_, "how many lines"), likeness(sponsors_, "how many lines"));
  EXPECT_EQ(likeness(size_, "xyzzyq"), 0);
  EXPECT_EQ(likeness(size_, ""), 0);
}

TEST_F(AnsweredQuestionsTest, AreLessAlikeTheMoreIsAskedBeside) {
  EXPECT_GT(likeness(size_, "how many lines of rust"),
            likeness(size_, "how many lines of rust are in the coreutils of ubuntu"));
}

// The decoys have the same words, and more often.
TEST_F(AnsweredQuestionsTest, LeadWhoAsksTheLikeToTheirPage) {
  add_talk(
      {"lpc-2024/lines", "Lines", "Lines of Rust, lines of C and lines of Linux: many lines."});
  add_talk({"lpc-2024/pay", "What pays", "It pays to pay developers of Rust for Linux: who pays?"});
  const auto hits = ask("how many lines of rust are there in linux");
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().document, size_);
  bool told = false;
  for (const Reason& reason : hits.front().reasons)
    told = told || reason.what == "answers a question like it";
  EXPECT_TRUE(told);
}

TEST_F(AnsweredQuestionsTest, MayBeNone) {
  SmallCorpus other;
  other.add_topic({"klint", "klint", "A tool."});
  const AnsweredQuestions none(other.finish());
  Tokenizer tokenizer;
  EXPECT_THAT(none.like(tokenizer, "what is klint"), IsEmpty());
}

}  // namespace
}  // namespace plumbline
