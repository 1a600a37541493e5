// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/term_postings.h"

#include <gmock/gmock.h>

#include <utility>

#include "schema/reindex.h"
#include "tests/support/common_terms.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using Entry = std::pair<std::int64_t, std::uint32_t>;  // passage, halves

std::vector<Entry> unpacked(std::string_view bytes, std::int64_t document) {
  std::vector<Entry> entries;
  PostingsReader reader(bytes, document);
  while (reader.next()) entries.emplace_back(reader.passage(), reader.halves());
  return entries;
}

std::int64_t id(std::int64_t document, std::int64_t number) {
  return (document << kPassageBits) + number;
}

TEST(PackedPostingsTest, WhatGoesInComesOut) {
  PostingsPacker packer(6);
  packer.add(id(7, 0), 12);
  packer.add(id(7, 1), 2);
  packer.add(id(7, 4000), 6);
  packer.add(id(9, 4095), 4);
  packer.add(id(2000000000, 300), 1000000);
  EXPECT_THAT(unpacked(packer.bytes(), 6),
              ElementsAre(Entry{id(7, 0), 12}, Entry{id(7, 1), 2}, Entry{id(7, 4000), 6},
                          Entry{id(9, 4095), 4}, Entry{id(2000000000, 300), 1000000}));
}

TEST(PackedPostingsTest, DocumentNearByHasTwoBytesAndItsFurtherPassagesOne) {
  PostingsPacker packer;
  packer.add(id(32, 62), 2);
  EXPECT_EQ(packer.bytes().size(), 2U);
  packer.add(id(32, 78), 6);
  EXPECT_EQ(packer.bytes().size(), 3U);
  packer.add(id(33, 63), 2);
  EXPECT_EQ(packer.bytes().size(), 6U);
}

TEST(PackedPostingsTest, DamagedBytesAreReadToTheirEnd) {
  PostingsPacker packer;
  packer.add(id(7, 3), 2);
  packer.add(id(500, 3), 100);
  for (std::size_t size = 0; size < packer.bytes().size(); ++size)
    EXPECT_LE(unpacked(packer.bytes().substr(0, size), 0).size(), 2U) << size;
  EXPECT_EQ(unpacked(std::string(40, '\xFF'), 0).size(), 1U);
}

struct TermPostingsTest : testing::Test, SmallCorpus {
  // Documents with titles, headings, identifiers, and words that stand often and far from each other.
  Database& common_everywhere() {
    for (int i = 0; i < 40; ++i) {
      std::string text = "The driver, the drivers and pin_init of kernel::sync::Arc.\n\n";
      for (int k = 0; k < i % 5; ++k)
        text += "## Driver part " + std::to_string(k) + "\n\nIt is `Pin<&mut T>` again, again.\n\n";
      add_talk({"lpc-2024/t" + std::to_string(i), i % 3 ? "A driver" : "Again", text});
    }
    Database& db = finish();
    make_terms_common(db, 1);
    return db;
  }

  // The postings that FTS5 has and those of ours, of each term.
  static void expect_as_fts5(Database& db, int least = 20) {
    int terms = 0;
    Statement rows = db.prepare("SELECT text, id FROM common_term");
    while (rows.step()) {
      const std::string term = rows.text(0);
      const auto ours = common_frequencies(db, rows.integer(1));
      const auto theirs = frequencies(db, "\"=" + term + "\"", false);
      ASSERT_EQ(ours.size(), theirs.size()) << term;
      for (std::size_t i = 0; i < ours.size(); ++i) {
        EXPECT_EQ(ours[i].passage, theirs[i].passage) << term;
        EXPECT_EQ(ours[i].weighted, theirs[i].weighted) << term;
      }
      ++terms;
    }
    EXPECT_GE(terms, least);
  }

  static int blocks(Database& db) {
    Statement row = db.prepare("SELECT count(*) FROM term_postings");
    row.step();
    return static_cast<int>(row.integer(0));
  }
};

TEST_F(TermPostingsTest, SayTheSameAsFts5) { expect_as_fts5(common_everywhere()); }

TEST_F(TermPostingsTest, RareTermsAreLeftToFts5) {
  add_talk({"lpc-2024/a", "Klint", "A lint tool."});
  add_talk({"lpc-2024/b", "Other", "Another tool."});
  Database& db = finish();
  EXPECT_EQ(blocks(db), 0);
  make_terms_common(db, 2);
  EXPECT_NE(find_common_term(db, "tool"), 0);
  EXPECT_NE(find_common_term(db, "~tool"), 0);
  EXPECT_EQ(find_common_term(db, "klint"), 0);
}

TEST_F(TermPostingsTest, LongListIsCutBetweenDocuments) {
  for (int i = 0; i < 700; ++i)
    add_talk({"lpc-2024/t" + std::to_string(i), "Klint", "A lint tool."});
  Database& db = finish();
  make_terms_common(db, 700);
  const std::int64_t klint = find_common_term(db, "klint");
  std::vector<std::int64_t> firsts;
  each_block(db, klint, [&](PostingsReader reader) {
    EXPECT_TRUE(reader.next());
    firsts.push_back(reader.document());
  });
  EXPECT_THAT(firsts, testing::SizeIs(2));
  for (const std::int64_t first : firsts) {
    EXPECT_EQ(find_block(db, klint, first)->first, first);
    EXPECT_EQ(find_block(db, klint, first + 1)->first, first);
  }
  EXPECT_EQ(find_block(db, klint, firsts[0] - 1), std::nullopt);
  expect_as_fts5(db, 4);
}

TEST_F(TermPostingsTest, EachDocumentIsNearTheBeginningOfAStretch) {
  for (int i = 0; i < 700; ++i)
    add_talk({"lpc-2024/t" + std::to_string(i), i % 3 ? "Klint" : "Other", "A lint tool."});
  Database& db = finish();
  make_terms_common(db, 400);
  const std::int64_t klint = find_common_term(db, "klint");
  std::vector<std::int64_t> with;
  for (const Frequency& entry : common_frequencies(db, klint))
    with.push_back(entry.passage >> kPassageBits);
  ASSERT_THAT(with, testing::SizeIs(466));
  for (std::int64_t document = with.front(); document <= with.back() + 1; ++document) {
    const auto block = find_block(db, klint, document).value();
    EXPECT_TRUE(block.may_have(document));
    PostingsReader reader = block.reader_at(document);
    const std::size_t before = reader.bytes_left();
    bool has_entry = reader.next();
    while (has_entry && reader.document() < document) has_entry = reader.next();
    EXPECT_LE(before - reader.bytes_left(), kStretchBytes + 8);
    const auto next = std::lower_bound(with.begin(), with.end(), document);
    if (next != with.end() && *next < block.end) {
      ASSERT_TRUE(has_entry);
      EXPECT_EQ(reader.document(), *next);
    } else {
      EXPECT_FALSE(has_entry);
    }
  }
}

TEST(PostingsBlockTest, DamagedStretchesLeadNowhereElse) {
  PostingsPacker packer(9);
  for (std::int64_t document = 10; document < 40; ++document)
    packer.add(document << kPassageBits, 2);
  for (const std::string_view stretches :
       {"\x05", "\x05\x7F", "\xFF\xFF", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x02", "\x01\x01\x01"}) {
    const PostingsBlock block = {10, 50, packer.bytes(), std::string(stretches)};
    for (std::int64_t document = 0; document < 60; ++document) {
      PostingsReader reader = block.reader_at(document);
      EXPECT_LE(reader.bytes_left(), block.bytes.size());
      while (reader.next()) continue;
      EXPECT_EQ(reader.bytes_left(), 0u);
    }
  }
}

TEST_F(TermPostingsTest, FollowWhenPagesChange) {
  Database& db = common_everywhere();
  Statement list = db.prepare("SELECT id FROM document WHERE kind = 'talk' ORDER BY id");
  std::vector<std::int64_t> talks;
  while (list.step()) talks.push_back(list.integer(0));
  Reindex reindex(db);
  for (const std::int64_t talk : {talks.front(), talks[20], talks.back()}) {
    reindex.before(talk);
    const std::string first = std::to_string(id(talk, 0));
    db.execute(
        "UPDATE passage SET text = pack_text(title_of(text), names_of(text), topics_of(text), "
        "heading_of(text), 'Again a driver, pin_init alone.', '') WHERE id = " +
        first);
    db.execute("DELETE FROM passage WHERE id = " + std::to_string(id(talk, 2)));
    reindex.after(talk);
  }
  reindex.before(talks[3]);
  db.execute(
      "UPDATE passage SET text = pack_text('', names_of(text), topics_of(text), heading_of(text), "
      "'', '') WHERE id >> 12 = " +
      std::to_string(talks[3]));
  reindex.after(talks[3]);
  reindex.finish();
  expect_as_fts5(db);
}

}  // namespace
}  // namespace plumbline
