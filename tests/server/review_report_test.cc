// SPDX-License-Identifier: MIT OR Apache-2.0
#include <gmock/gmock.h>

#include <filesystem>

#include "server/review/report.h"
#include "tests/support/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kLint = "A lint finds sleeping in atomic context by the preemption count.";

struct ReviewTest : testing::Test {
  ReviewTest() {
    SmallCorpus corpus(directory / "plumbline.db");
    corpus.add_topic({.slug = "klint", .title = "klint", .body = "A lint."});
    corpus.add_topic({.slug = "quantum", .title = "Quantum locks", .body = "New."});
    corpus.add_talk({.slug = "lpc-2023/klint",
                     .title = "Klint",
                     .body = kLint,
                     .date = "2023-11-15",
                     .speakers = {"Gary Guo"},
                     .topics = {"klint"}});
    corpus.add_part("lpc-2023/klint", "notes", "notes", "", "Decision: merge it.");
    corpus.add_talk({.slug = "lpc-2023/binder",
                     .title = "Binder",
                     .body = "Inter-process communication of phones.",
                     .speakers = {"Alice Ryhl"}});
    corpus.finish();
    collection.emplace(directory / "plumbline.db", 1);
  }
  Review review(const std::string& bytes) {
    auto db = collection->connect();
    Review out = review_pile(collection->catalog(), *db, read_pile(bytes), 5);
    out.title = "Pile";
    return out;
  }
  PageContext context() { return {*collection, "http://test", "/", ""}; }

  TemporaryDirectory directory;
  std::optional<Collection> collection;
};

TEST_F(ReviewTest, EachProposalHasItsRelatedTalksWithReasonsAndDecisions) {
  const Review found =
      review(std::string(R"([{"title": "Klint again", "text": ")") + kLint + "\"}]");
  ASSERT_EQ(found.proposals.size(), 1u);
  ASSERT_FALSE(found.proposals[0].related.empty());
  for (const std::string& report :
       {review_html(context(), found), review_markdown(context(), found)}) {
    EXPECT_THAT(report, HasSubstr("http://test/talks/lpc-2023/klint"));
    EXPECT_THAT(report, HasSubstr("topic klint"));
    EXPECT_THAT(report, HasSubstr("Decision: merge it."));
  }
}

TEST_F(ReviewTest, AProposalThatNothingIsNearToIsMarked) {
  const auto marked = [&](const std::string& pile) {
    const Review found = review(pile);
    EXPECT_FALSE(found.proposals.at(0).related.empty());
    const std::string page = review_html(context(), found);
    EXPECT_EQ(page.find("None of them is near") != page.npos,
              review_markdown(context(), found).find("None of them is near") != page.npos);
    return page.find("nothing near for sure") != page.npos;
  };
  EXPECT_FALSE(marked(std::string(R"([{"title": "Klint again", "text": ")") + kLint + "\"}]"));
  EXPECT_TRUE(marked(
      R"([{"title": "Baking", "text": "Sesame, rye, dough, ovens, a ledger; klint, our cat"}])"));
}

TEST_F(ReviewTest, WordsThatNothingBeforeHadAreTold) {
  const Review found = review(R"([{"title": "Klint and sesame", "track": "Food"}])");
  EXPECT_THAT(review_html(context(), found),
              AllOf(HasSubstr("Words that nothing before had: “sesame”"),
                    HasSubstr("<p class=\"meta\">Food</p>")));
  EXPECT_THAT(review_markdown(context(), found), HasSubstr("“sesame”"));
}

TEST_F(ReviewTest, NearDuplicatesNameEachOther) {
  const Review found =
      review(std::string("[{\"title\": \"One\", \"text\": \"") + kLint +
             "\"}, {\"title\": \"Two\", \"text\": \"" + kLint +
             "\"}, {\"title\": \"Phones\", \"text\": \"Inter-process communication.\"}]");
  ASSERT_EQ(found.proposals.size(), 3u);
  ASSERT_EQ(found.proposals[0].nearly_same.size(), 1u);
  EXPECT_EQ(found.proposals[0].nearly_same[0].other, 1u);
  EXPECT_EQ(found.proposals[1].nearly_same.at(0).other, 0u);
  EXPECT_THAT(found.proposals[2].nearly_same, IsEmpty());
}

TEST_F(ReviewTest, SpeakersComeWithTheirOtherProposalsAndEarlierTalks) {
  const Review found = review(R"([{"title": "Phones", "speakers": ["Gary Guo"]},
                                  {"title": "Tablets", "speakers": ["gary guo", "Nobody"]}])");
  ASSERT_EQ(found.proposals[0].speakers.size(), 1u);
  EXPECT_THAT(found.proposals[0].speakers[0].proposals, ElementsAre(1u));
  EXPECT_EQ(found.proposals[0].speakers[0].talks.size(), 1u);
  EXPECT_EQ(found.proposals[1].speakers.size(), 1u) << "Nobody has nothing else";
}

TEST_F(ReviewTest, ATopicWithoutATalkWouldBeCoveredFirst) {
  const Review found = review(R"([{"title": "Quantum locks and klint"}])");
  EXPECT_EQ(found.proposals[0].first_topics.size(), 1u);
  EXPECT_THAT(review_html(context(), found), HasSubstr("Would be the first talk on Quantum locks"));
}

TEST_F(ReviewTest, WhatWasSentIsEscaped) {
  const Review found = review(R"([{"title": "<script>alert(1)</script>", "track": "<b>x"}])");
  EXPECT_THAT(review_html(context(), found), Not(HasSubstr("<script>alert")));
  EXPECT_THAT(review_markdown(context(), found), Not(HasSubstr("<script>")));
}

TEST_F(ReviewTest, TheProgramWritesOnlyTheReport) {
  const std::string bin = std::getenv("PLUMBLINE_BIN");
  write_file(directory / "pile.csv", "title,text\nzebrafinch4711,klint\nbad,a,b\n");
  const std::string call = bin + "/plumbline-review " + (directory / "pile.csv") + " --db " +
                           (directory / "plumbline.db") + " --html " + (directory / "report.html") +
                           " 2> " + (directory / "said");
  EXPECT_EQ(WEXITSTATUS(std::system(call.c_str())), 1) << "a line was left out";
  EXPECT_THAT(read_file(directory / "said"),
              HasSubstr("pile.csv: line 3: has 3 fields, the first line 2"));
  for (const auto& file : std::filesystem::directory_iterator(directory / "")) {
    const std::string name = file.path().filename();
    EXPECT_EQ(read_file(file.path()).find("zebrafinch4711") != std::string::npos,
              name == "report.html" || name == "pile.csv")
        << name;
  }
}
}  // namespace
}  // namespace plumbline
