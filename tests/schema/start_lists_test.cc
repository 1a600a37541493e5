// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/start_lists.h"

#include <gmock/gmock.h>

#include <map>

#include "schema/format.h"
#include "schema/packed_list.h"
#include "schema/passage_lengths.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

void fill(SmallCorpus* corpus) {
  corpus->add_topic({"klint", "klint", "A lint for sleeping in atomic context.", {"the lint"}});
  corpus->add_topic({"binder", "Binder", "An IPC."});
  corpus->add_talk({"lpc-2023/klint",
                    "Klint",
                    "Four plain words here",
                    "",
                    {"Gary Guo", "Boqun Feng"},
                    {"klint", "binder"},
                    "talk",
                    {{"video", "https://video.example/1"}}});
  corpus->add_talk(
      {"lpc-2024/binder", "Binder in Rust", "It works", "2024-09-18", {"Alice Ryhl"}, {"binder"}});
  corpus->add_part("lpc-2023/klint", "notes", "notes", "Notes", "what was said");
  corpus->state("lpc-2023/klint", "decision", "merge it", {"klint"});
}

TEST(StartListsTest, SayWhatTheirStatementsSay) {
  SmallCorpus corpus;
  fill(&corpus);
  Database& db = corpus.finish();
  for (const StartList* list :
       {&kDocumentsList, &kNewestTalksList, &kMembershipsList, &kAddressesList, &kPartsList,
        &kStatedList, &kDocumentLengthsList}) {
    const PackedList packed(db, list->name);
    EXPECT_GT(packed.rows(), 0u) << list->name;
    ASSERT_NO_THROW(packed.expect(list->columns)) << list->name;
    std::size_t row = 0;
    for (Statement rows = db.prepare(list->statement); rows.step(); ++row) {
      ASSERT_LT(row, packed.rows()) << list->name;
      for (std::size_t i = 0; i < list->columns.size(); ++i) {
        const int column = static_cast<int>(i);
        if (list->columns[i] == 'i') {
          EXPECT_EQ(packed.integer(row, i), rows.integer(column)) << list->name;
        } else {
          EXPECT_EQ(packed.text(row, i), rows.text(column)) << list->name;
        }
      }
    }
    EXPECT_EQ(row, packed.rows()) << list->name;
  }
}

// FTS5 counts tokens and this their sum: the numbers of all fields together.
TEST(StartListsTest, KnowHowLongEachPassageIs) {
  SmallCorpus corpus;
  fill(&corpus);
  Database& db = corpus.finish();
  const PackedList lengths(db, kPassageLengthsList), first(db, kFirstPassagesList);
  std::size_t passages = 0;
  for (Statement rows = db.prepare("SELECT id FROM passage ORDER BY id"); rows.step(); ++passages) {
    const auto document = static_cast<std::size_t>(rows.integer(0) >> kPassageBits);
    const auto number = static_cast<std::size_t>(rows.integer(0) & (kMaxPassages - 1));
    ASSERT_LT(document + 1, first.rows());
    const auto at = static_cast<std::size_t>(first.integer(document, 0)) + number;
    EXPECT_LT(at, static_cast<std::size_t>(first.integer(document + 1, 0)));
    EXPECT_GT(lengths.integer(at, 0), 1);
  }
  EXPECT_EQ(passages, lengths.rows());

  Statement id = db.prepare("SELECT id FROM document WHERE slug = 'lpc-2024/binder'");
  ASSERT_TRUE(id.step());
  const std::int64_t at = first.integer(static_cast<std::size_t>(id.integer(0)), 0);
  // "Binder in Rust", "Alice Ryhl", "Binder" and "It works", of which the stems of two are other words.
  EXPECT_EQ(lengths.integer(static_cast<std::size_t>(at), 0), 1 + 8);
}

TEST(StartListsTest, LengthsFollowWhenDocumentsChange) {
  Database db = Database::in_memory();
  create_tables(db);
  const auto id = [](std::int64_t document, std::int64_t number) {
    return (document << kPassageBits) + number;
  };
  PassageLengths before, after;
  for (const auto& [passage, words] :
       {std::pair(id(2, 0), 5U), {id(2, 3), 0U}, {id(4, 0), 7U}, {id(5, 1), 9U}})
    before.add(passage, words);
  for (const auto& [passage, words] :
       {std::pair(id(1, 1), 4U), {id(2, 0), 5U}, {id(2, 3), 0U}, {id(5, 0), 1U}, {id(7, 0), 2U}})
    after.add(passage, words);
  const auto lists = [&] {
    std::string all;
    for (Statement rows = db.prepare("SELECT name, bytes FROM packed_list ORDER BY id");
         rows.step();)
      all += rows.text(0) + " " + std::string(rows.bytes(1)) + "\n";
    return all;
  };
  write_passage_lengths(db, before);
  replace_passage_lengths(
      db, {{1, {{id(1, 1), 4}}}, {4, {}}, {5, {{id(5, 0), 1}}}, {7, {{id(7, 0), 2}}}});
  const std::string replaced = lists();
  write_passage_lengths(db, after);
  EXPECT_EQ(replaced, lists());
}

TEST(StartListsTest, DamagedLengthsAreRefused) {
  Database db = Database::in_memory();
  create_tables(db);
  EXPECT_THROW(read_passage_lengths(db), DatabaseError);
  PassageLengths lengths;
  lengths.add(4096, 5);
  lengths.add(4097, 5);
  write_passage_lengths(db, lengths);
  db.execute(
      "UPDATE packed_list SET bytes = (SELECT bytes FROM packed_list WHERE name = "
      "'first_passages') "
      "WHERE name = 'passage_lengths'");
  EXPECT_NO_THROW(read_passage_lengths(db));
  db.execute("UPDATE packed_list SET bytes = x'00' WHERE name = 'passage_lengths'");
  EXPECT_THROW(read_passage_lengths(db), DatabaseError);
}

TEST(StartListsTest, KnowWhichStemsCanTellWhatATextIsAbout) {
  SmallCorpus corpus;
  corpus.add_talk({"lpc-2024/a", "Sleeping", "with the 2024 of it"});
  corpus.add_talk({"lpc-2024/b", "Sleeping", "with the 2024 of it"});
  Database& db = corpus.finish();
  const PackedList stems(db, kStemsList);
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> known;
  for (Statement rows = db.prepare("SELECT id, text FROM stem"); rows.step();) {
    const auto id = static_cast<std::size_t>(rows.integer(0));
    ASSERT_LT(id, stems.rows());
    known[rows.text(1)] = {stems.integer(id, 0), stems.integer(id, 1)};
  }
  EXPECT_EQ(known["sleep"], std::pair(std::int64_t{2}, std::int64_t{1}));
  EXPECT_EQ(known["with"].second, 0);
  EXPECT_EQ(known["2024"].second, 0);
  EXPECT_EQ(stems.integer(0, 0), 0);
}

TEST(StartListsTest, KnowNamesByTheHashesOfTheirKeys) {
  SmallCorpus corpus;
  fill(&corpus);
  const PackedList names(corpus.finish(), kNamesList.name);
  std::vector<std::string> spellings;
  bool found = false;
  for (std::size_t row = 0; row < names.rows(); ++row) {
    spellings.emplace_back(names.text(row, 1));
    found = found || (names.text(row, 1) == "the lint" && names.integer(row, 4) == 0 &&
                      names.integer(row, 2) == hash_of_key("thelint"));
  }
  EXPECT_TRUE(found);
  EXPECT_THAT(spellings, testing::Not(testing::Contains("Binder in Rust")));  // its title is known
  EXPECT_EQ(hash_of_key(""), 0);
  EXPECT_NE(hash_of_key("a"), hash_of_key("b"));
}

}  // namespace
}  // namespace plumbline
