// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/cut_text.h"

#include <gmock/gmock.h>

#include "schema/fingerprint.h"
#include "server/search/passage_cache.h"
#include "server/search/passages.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

TEST(CutText, HasTheWordsOfEachPositionWithTheirStems) {
  Tokenizer tokenizer;
  const CutText text("Initialising drivers", tokenizer);
  ASSERT_EQ(text.words().size(), 2u);
  EXPECT_EQ(text.words()[0].part, hash_of("initialising"));
  EXPECT_EQ(text.words()[0].stem, CutText("initialize", tokenizer).words()[0].stem);
  EXPECT_EQ(text.words()[1].begin, 13u);
  EXPECT_EQ(text.words()[1].end, 20u);
  EXPECT_TRUE(text.wholes().empty());
}

TEST(CutText, HasACompoundAtItsFirstAndItsLastPosition) {
  Tokenizer tokenizer;
  const CutText text("see pin-init", tokenizer);
  ASSERT_EQ(text.wholes().size(), 2u);
  for (const CutText::Whole& whole : text.wholes()) {
    EXPECT_EQ(whole.hash, hash_of("pininit"));
    EXPECT_EQ(text.text().substr(whole.begin, whole.end - whole.begin), "pin-init");
  }
  EXPECT_EQ(text.wholes()[0].position, 1u);
  EXPECT_EQ(text.wholes()[1].position, 2u);
}

TEST(CutText, TellsWhetherEachByteIsACodePoint) {
  Tokenizer tokenizer;
  EXPECT_TRUE(CutText("klint", tokenizer).is_ascii());
  EXPECT_TRUE(CutText().is_ascii());
  EXPECT_FALSE(CutText("Größe", tokenizer).is_ascii());
}

struct PassageCacheTest : testing::Test {
  std::int64_t add(const std::string& slug, const std::string& body) {
    return first_passage(static_cast<DocumentId>(corpus.add_topic({slug, "Topic " + slug, body})));
  }

  SmallCorpus corpus;
  Tokenizer tokenizer;
};

TEST_F(PassageCacheTest, APassageIsReadOnce) {
  const std::int64_t id = add("klint", "finds sleeping code");
  Database& db = corpus.finish();
  PassageCache cache;
  const auto passage = cache.find(db, tokenizer, id);
  ASSERT_NE(passage, nullptr);
  EXPECT_EQ(passage->part, "about");
  EXPECT_EQ(passage->title.text(), "Topic klint");
  EXPECT_EQ(passage->body.text(), "finds sleeping code");
  EXPECT_EQ(passage->body.words().size(), 3u);
  EXPECT_EQ(cache.find(db, tokenizer, id), passage);
}

TEST_F(PassageCacheTest, WhatIsNotThereIsNull) {
  add("klint", "finds sleeping code");
  PassageCache cache;
  EXPECT_EQ(cache.find(corpus.finish(), tokenizer, 123'456'789), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST_F(PassageCacheTest, KeepsNoMoreThanItsBytesAndThoseThatWereUsedLast) {
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(add("t" + std::to_string(i), "a few words"));
  Database& db = corpus.finish();
  constexpr std::size_t kBytes = 8000;
  PassageCache cache(kBytes);
  const auto first = cache.find(db, tokenizer, ids[0]);
  for (const std::int64_t id : ids) {
    cache.find(db, tokenizer, id);
    EXPECT_LE(cache.bytes(), kBytes);
    EXPECT_EQ(cache.find(db, tokenizer, ids[0]), first);
  }
  EXPECT_NE(cache.find(db, tokenizer, ids[1]), nullptr);  // read again
}

}  // namespace
}  // namespace plumbline
