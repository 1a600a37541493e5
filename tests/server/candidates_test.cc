// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/candidates.h"

#include <gmock/gmock.h>

#include "schema/text/citation.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kHome = "See https://haskell.example.org/about for more.";

struct CandidatesTest : testing::Test, SmallCorpus {
  std::vector<std::string> slugs(const Proposal& proposal) {
    Database& db = database();
    const Catalog catalog(db);
    return slugs(catalog, subject_of_text(catalog, db, proposal));
  }
  // Of a subject that has no words and only refers to what `text` does.
  std::vector<std::string> slugs_by_citations(const std::string& text) {
    Subject subject;
    for (const Citation& citation : find_citations(text)) subject.citations.push_back(citation.key);
    return slugs(Catalog(database()), subject);
  }

 private:
  std::vector<std::string> slugs(const Catalog& catalog, const Subject& subject) {
    std::vector<std::string> out;
    for (const Match& match : Candidates(catalog, database(), subject).talks())
      out.push_back(catalog[match.document].slug);
    return out;
  }
  Database& database() {
    if (!db_) db_ = &finish();
    return *db_;
  }

  Database* db_ = nullptr;
};

TEST_F(CandidatesTest, TalksWithMostOfTheTellingWordsComeFirst) {
  for (int i = 0; i < 20; ++i) add_talk({"lpc-2022/o" + std::to_string(i), "Other", "Words."});
  add_talk({"lpc-2023/a", "Counting", "The preemption count of a driver."});
  add_talk({"lpc-2023/b", "Drivers", "A driver for a disk, a driver for a wheel."});
  add_talk({"lpc-2024/c", "Later", "The preemption count of a driver."});
  withdraw("lpc-2024/c", "title", "programme");
  EXPECT_THAT(slugs({"", "preemption count, driver"}), ElementsAre("lpc-2023/a", "lpc-2023/b"));
  EXPECT_THAT(slugs({"", "preemption count, driver", {}, "2020"}), IsEmpty());
}

TEST_F(CandidatesTest, TalksOfThePeopleJoinThemOnce) {
  for (int i = 0; i < 20; ++i) add_talk({"lpc-2022/o" + std::to_string(i), "Other", "Words."});
  add_talk({"lpc-2023/a", "Counting", "The preemption count.", "", {"Gary Guo"}});
  add_talk({"lpc-2023/b", "Nothing of that", "Is said.", "", {"Gary Guo"}});
  EXPECT_THAT(slugs({"", "preemption count", {"Gary Guo"}}),
              ElementsAre("lpc-2023/a", "lpc-2023/b"));
}

TEST_F(CandidatesTest, TalksWithTheSameCitationJoinThem) {
  add_talk({"lpc-2023/a", "Counting", kHome});
  add_talk({"lpc-2023/b", "Drivers", "Two."});
  EXPECT_THAT(slugs_by_citations(kHome), ElementsAre("lpc-2023/a"));
}

TEST_F(CandidatesTest, WhatVeryManyReferToBringsNobody) {
  for (int i = 0; i < 500; ++i) add_talk({"lpc-2023/a" + std::to_string(i), "Counting", kHome});
  EXPECT_THAT(slugs_by_citations(kHome), IsEmpty());
}

}  // namespace
}  // namespace plumbline
