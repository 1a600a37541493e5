// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/kept.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "server/search/index.h"
#include "server/search/kept_parts.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

struct KeptTest : testing::Test {
  // What `kept` has of this key, a text of 500 bytes, and counts those that had to be made.
  std::shared_ptr<const std::string> ask(const std::string& key) {
    return kept.find_or_make(key, [&] { return ++made, key + std::string(500, 'x'); });
  }
  Kept<std::string, std::string> kept{2800};  // four of them and what they need beside
  int made = 0;
};

TEST_F(KeptTest, AValueIsMadeOnce) {
  EXPECT_EQ(ask("a"), ask("a"));
  EXPECT_NE(*ask("b"), *ask("a"));
  EXPECT_EQ(made, 2);
}

TEST_F(KeptTest, TakesNoMoreThanItsBytes) {
  for (int i = 0; i < 100; ++i) {
    ask(std::to_string(i));
    EXPECT_LE(kept.bytes(), 2800u);
    EXPECT_GT(kept.bytes(), 500u);
  }
}

TEST_F(KeptTest, WhatIsAskedForAgainAndAgainStays) {
  for (int i = 0; i < 100; ++i) ask("often"), ask(std::to_string(i));
  EXPECT_EQ(made, 101);
}

TEST_F(KeptTest, WhatWasNotAskedForLatelyIsMadeAgainAndWhoeverHasItKeepsIt) {
  const auto held = ask("a");
  for (int i = 0; i < 10; ++i) ask(std::to_string(i));
  EXPECT_NE(ask("a"), held);
  EXPECT_EQ(held->size(), 501u);
}

TEST_F(KeptTest, AValueThatIsTooLargeIsGivenAndNotKept) {
  const auto make = [&] { return std::string(5000, 'x'); };
  EXPECT_EQ(kept.find_or_make("large", make)->size(), 5000u);
  EXPECT_EQ(kept.bytes(), 0u);
}

TEST_F(KeptTest, AValueThatCannotBeMadeIsTriedAgain) {
  const auto fail = [&]() -> std::string { throw std::runtime_error("out of time"); };
  EXPECT_THROW(kept.find_or_make("a", fail), std::runtime_error);
  EXPECT_EQ(ask("a")->size(), 501u);
}

struct KeptPartsTest : testing::Test, SmallCorpus {
  KeptPartsTest() {
    add_topic({"klint", "Klint", "A lint tool for the kernel."});
    add_talk({.slug = "lpc-2023/klint", .title = "Klint in practice", .body = "Spinlocks sleep."});
    add_talk({.slug = "lpc-2024/klint", .title = "More klint", .body = "Spinlocks still sleep."});
  }
};

TEST_F(KeptPartsTest, OneRequestReadsWhatTheNextOneNeeds) {
  Database& db = finish();
  const Catalog catalog(db);
  Index first(catalog, db), second(catalog, db);
  EXPECT_EQ(&first.postings("\"=klint\""), &second.postings("\"=klint\""));
  EXPECT_EQ(&first.documents("spinlock"), &second.documents("spinlock"));
  Bags one(catalog.stems(), db, catalog.kept().bags),
      other(catalog.stems(), db, catalog.kept().bags);
  EXPECT_EQ(&one.of(catalog.all(Kind::kTalk)[0]), &other.of(catalog.all(Kind::kTalk)[0]));
}

}  // namespace
}  // namespace plumbline
