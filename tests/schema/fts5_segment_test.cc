// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/fts5_segment.h"

#include <gmock/gmock.h>

#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text_index.h"
#include "tests/support/common_terms.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::SizeIs;

std::string all_places(Database& db) {
  db.execute("CREATE VIRTUAL TABLE temp.place USING fts5vocab ('main', 'passage_fts', 'instance')");
  Statement rows = db.prepare(
      "SELECT term || ' ' || doc || ' ' || col || ' ' || offset FROM temp.place ORDER BY term, "
      "doc, "
      "col, offset");
  std::string all;
  while (rows.step()) all += rows.text(0) + "\n";
  db.execute("DROP TABLE temp.place");
  return all;
}

std::string bytes(Database& db, std::string_view sql) {
  Statement rows = db.prepare(sql);
  std::string all;
  while (rows.step()) all += rows.text(0) + " " + std::string(rows.bytes(1)) + "\n";
  return all;
}

struct Fts5SegmentTest : testing::Test, SmallCorpus {};

TEST_F(Fts5SegmentTest, IsWhatFts5MakesOfTheSamePassages) {
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    add_talk(
        {"lpc-2024/t" + n, "Initialising pin-init " + n,
         "The Driver's PinInit of v6.8." + n + " in C++ was initialised, and the driver runs."});
  }
  Database& db = finish();
  constexpr const char* kTotals = "SELECT id, block FROM passage_fts_data WHERE id = 1";
  const std::string places = all_places(db), totals = bytes(db, kTotals);
  db.execute("INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1)");
  db.execute("INSERT INTO passage_fts (passage_fts) VALUES ('rebuild')");
  EXPECT_EQ(all_places(db), places);
  EXPECT_EQ(bytes(db, kTotals), totals);
}

// Terms over many pages, positions over several pages, an index of an index of pages.
TEST(Fts5Segment, LongListsAreReadAndSkippedByFts5) {
  Database db = Database::in_memory();
  create_tables(db);
  constexpr std::int64_t kEntries = 1500, kApart = std::int64_t{1} << 30;
  const auto add = [](Fts5Segment* segment, std::int64_t passage, std::size_t positions) {
    std::string size, places(positions, '\3');
    append_big_varint(&size, 2 * places.size());
    segment->add(passage, size, places);
  };
  Fts5Segment segment(db);
  segment.begin_term("common");
  for (std::int64_t i = 1; i <= kEntries; ++i)
    add(&segment, i * kApart, i % 100 == 0 ? 9000 : 4000);
  for (const char* term : {"commoner", "rare"}) {
    segment.begin_term(term);
    add(&segment, 777 * kApart, 1);
    add(&segment, kEntries * kApart, 1);
  }
  for (int i = 1000; i < 3000; ++i) {
    segment.begin_term("term" + std::to_string(i));
    add(&segment, i, 2);
  }
  segment.finish();
  db.execute("INSERT INTO passage_fts (passage_fts) VALUES ('integrity-check')");
  const auto found = [&](const std::string& match) {
    std::vector<std::int64_t> ids;
    Statement rows = db.prepare("SELECT rowid FROM passage_fts WHERE passage_fts MATCH :match");
    rows.bind(":match", match);
    while (rows.step()) ids.push_back(rows.integer(0));
    return ids;
  };
  EXPECT_THAT(found("\"=rare\" AND \"=common\""), ElementsAre(777 * kApart, kEntries * kApart));
  EXPECT_THAT(found("\"=commoner\" AND \"=common\""), SizeIs(2));
  EXPECT_THAT(found("\"=common\""), SizeIs(kEntries));
  EXPECT_THAT(found("\"=term2500\""), ElementsAre(2500));
  EXPECT_THAT(found("\"=term\" *"), SizeIs(2000));
}

TEST(Fts5Segment, NumbersComeBack) {
  for (const std::uint64_t value : {0ull, 127ull, 128ull, 16383ull, 16384ull, (1ull << 56) - 1}) {
    std::string bytes;
    append_big_varint(&bytes, value);
    std::size_t at = 0;
    EXPECT_EQ(next_big_varint(bytes, &at), value);
    EXPECT_EQ(at, bytes.size());
  }
}

}  // namespace
}  // namespace plumbline
