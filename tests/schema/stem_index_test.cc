// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/stem_index.h"

#include <gmock/gmock.h>

#include <map>

#include "schema/counts.h"
#include "schema/format.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::Contains;
using testing::Key;
using testing::Not;
using testing::Pair;

struct StemIndexTest : testing::Test, SmallCorpus {
  std::map<std::string, std::uint32_t> stems_of(std::int64_t document) {
    Database& db = finished();
    std::map<std::int64_t, std::string> texts;
    Statement stems = db.prepare("SELECT id, text FROM stem");
    while (stems.step()) texts[stems.integer(0)] = stems.text(1);
    Statement row = db.prepare("SELECT counts FROM document_stems WHERE document = :document");
    row.bind(":document", document);
    std::vector<Count> counts;
    if (row.step()) unpack_counts(row.bytes(0), &counts);
    std::map<std::string, std::uint32_t> out;
    for (const Count& entry : counts) out[texts[entry.id]] = entry.count;
    return out;
  }

  std::vector<std::int64_t> documents_with(const std::string& stem) {
    Statement row = finished().prepare(
        "SELECT counts FROM stem_documents JOIN stem ON stem.id = stem WHERE text = :text");
    row.bind(":text", stem);
    std::vector<Count> counts;
    if (row.step()) unpack_counts(row.bytes(0), &counts);
    std::vector<std::int64_t> out;
    for (const Count& entry : counts) out.push_back(entry.id);
    return out;
  }

  Database& finished() {
    if (!db_) db_ = &finish();
    return *db_;
  }

  Database* db_ = nullptr;
};

TEST_F(StemIndexTest, WordsCountByStemAndByWhereTheyStand) {
  const auto talk =
      add_talk({.slug = "lpc-2023/a", .title = "Locking", .body = "Locks and a lock."});
  const auto stems = stems_of(talk);
  EXPECT_THAT(stems, Contains(Pair("lock", 10 + 4 + 4)));
  EXPECT_THAT(stems, Contains(Pair("and", 4)));
}

TEST_F(StemIndexTest, PartsOfATalkCountAsTheTalkAndATranscriptLess) {
  const auto talk = add_talk({.slug = "lpc-2023/a", .title = "A", .body = "Nothing."});
  add_part("lpc-2023/a", "slides", "slide-1", "", "Fences");
  add_part("lpc-2023/a", "transcript", "t-0", "", "Fences, fences.");
  EXPECT_THAT(stems_of(talk), Contains(Pair("fenc", 3 + 1 + 1)));
}

TEST_F(StemIndexTest, RowsAndColumnsSayTheSame) {
  const auto one = add_talk({.slug = "lpc-2023/a", .title = "Binder", .body = "A driver."});
  const auto two = add_talk({.slug = "lpc-2023/b", .title = "Drivers", .body = "Two."});
  EXPECT_THAT(stems_of(one), Contains(Key("driver")));
  EXPECT_THAT(stems_of(two), Not(Contains(Key("binder"))));
  EXPECT_THAT(documents_with("driver"), testing::ElementsAre(one, two));
  EXPECT_THAT(documents_with("binder"), testing::ElementsAre(one));
  Statement count = finished().prepare(
      "SELECT documents FROM stem JOIN stem_documents ON stem = id WHERE text = 'driver'");
  ASSERT_TRUE(count.step());
  EXPECT_EQ(count.integer(0), 2);
}

TEST_F(StemIndexTest, WhatIsWrittenInOneIsFoundByItsPartsAndJoined) {
  const auto talk =
      add_talk({.slug = "lpc-2023/a", .title = "A", .body = "Of dma_fences in v6.8."});
  const auto stems = stems_of(talk);
  EXPECT_THAT(stems, Contains(Pair("dma", 4)));
  EXPECT_THAT(stems, Contains(Pair("dmafens", 4)));
  EXPECT_THAT(stems, Contains(Pair("v6.8", 4)));
  EXPECT_THAT(stems, Contains(Pair("6.8", 4)));
}

TEST_F(StemIndexTest, ALengthIsTheSumOfItsCounts) {
  const auto talk = add_talk({.slug = "lpc-2023/a", .title = "Klint", .body = "It sleeps."});
  std::int64_t sum = 0;
  for (const auto& [stem, count] : stems_of(talk)) sum += count;
  Statement row =
      finished().prepare("SELECT length FROM document_length WHERE document = :document");
  row.bind(":document", talk);
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), sum);
}
}  // namespace
}  // namespace plumbline
