// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/naming_talks.h"

#include <gmock/gmock.h>

#include "server/search/catalog.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

struct NamingTalksTest : testing::Test, SmallCorpus {
  NamingTalksTest() {
    topic_ = add_topic({"klint", "Klint", "A lint tool."});
    other_ = add_topic({"binder", "Binder", "A driver."});
    for (const char* slug : {"lpc-2024/tagged", "lpc-2024/both"})
      talks_.push_back(add_talk({slug, slug, "Text.", "2024-09-18", {}, {"klint"}}));
    for (const char* slug : {"lpc-2024/names", "lpc-2024/withdrawn", "lpc-2024/other"})
      talks_.push_back(add_talk({slug, slug, "Text."}));
    for (const std::size_t talk : {1U, 2U, 3U}) mention(talks_[talk], topic_);
    mention(other_, topic_);  // a topic that names it is no talk
    withdraw("lpc-2024/withdrawn", "title", "x.md");
  }

  std::int64_t topic_ = 0, other_ = 0;
  std::vector<std::int64_t> talks_;
};

TEST_F(NamingTalksTest, ATalkIsCountedOnceByItsTagOrByItsWords) {
  Database& db = finish();
  const Catalog catalog(db);
  const auto topic = static_cast<DocumentId>(topic_), other = static_cast<DocumentId>(other_);
  EXPECT_EQ(catalog.naming_talks().untagged(db, topic), 2);
  EXPECT_EQ(catalog.naming_talks().all(db, topic), 4);
  EXPECT_EQ(catalog.naming_talks().all(db, other), 0);
}

TEST_F(NamingTalksTest, WhatWasCountedIsRemembered) {
  Database& db = finish();
  const Catalog catalog(db);
  const auto topic = static_cast<DocumentId>(topic_);
  EXPECT_EQ(catalog.naming_talks().untagged(db, topic), 2);
  db.execute("DELETE FROM mentioning");
  EXPECT_EQ(catalog.naming_talks().untagged(db, topic), 2);
}

TEST_F(NamingTalksTest, NobodyNamesWhatIsNoDocument) {
  Database& db = finish();
  const Catalog catalog(db);
  for (const DocumentId nothing : {-1, 0, 9999})
    EXPECT_EQ(catalog.naming_talks().all(db, nothing), 0) << nothing;
}

}  // namespace
}  // namespace plumbline
