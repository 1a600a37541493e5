// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/mentions.h"

#include <gmock/gmock.h>

#include <string>

#include "schema/format.h"
#include "schema/sql.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

std::int64_t id(std::int64_t document, std::int64_t number) {
  return (document << kPassageBits) + number;
}

// Of documents in several rows of a topic, with every count and number of passage.
const std::vector<TopicMention> kMentions = {
    {7, 3, id(7, 0), 1},       {7, 5, id(7, 4095), 2},    {2047, 3, id(2047, 1), 40},
    {2048, 3, id(2048, 2), 1}, {2049, 5, id(2049, 0), 3}, {90000, 3, id(90000, 9), 1},
};

struct MentionsTest : testing::Test {
  MentionsTest() : db(Database::in_memory()) { create_tables(db); }

  // "source-topic:count at passage".
  std::vector<std::string> by_topic() {
    return texts(
        "SELECT document || '-' || (id >> 32) || ':' || count || ' at ' || (passage & 4095) "
        "FROM mentioning, each_posting(sources, ((id & 0xFFFFFFFF) << 11) - 1) ORDER BY id");
  }
  std::vector<std::string> by_source() {
    return texts(
        "SELECT source || '-' || document || ':' || count FROM mentioned, each_posting(topics, 0)");
  }
  std::vector<std::string> rows() {
    return texts(
        "SELECT source || ' ' || hex(topics) || ' ' || number FROM mentioned "
        "UNION ALL SELECT id || ' ' || hex(sources) FROM mentioning");
  }
  std::vector<std::string> texts(std::string_view sql) {
    std::vector<std::string> found;
    Statement row = db.prepare(sql);
    while (row.step()) found.push_back(row.text(0));
    return found;
  }

  Database db;
};

TEST_F(MentionsTest, AreFoundFromBothEnds) {
  write_mentions(kMentions, db);
  EXPECT_THAT(by_topic(), ElementsAre("7-3:1 at 0", "2047-3:40 at 1", "2048-3:1 at 2",
                                      "90000-3:1 at 9", "7-5:2 at 4095", "2049-5:3 at 0"));
  EXPECT_THAT(by_source(),
              ElementsAre("7-3:1", "7-5:2", "2047-3:40", "2048-3:1", "2049-5:3", "90000-3:1"));
  EXPECT_THAT(texts("SELECT count(*) FROM mentioning WHERE id >> 32 = 3"), ElementsAre("3"));
}

TEST_F(MentionsTest, AreToldOfATopicBySource) {
  write_mentions(kMentions, db);
  const auto sources_of = [this](std::int64_t topic) {
    std::vector<std::int64_t> sources;
    each_mention(db, topic, [&](std::int64_t source) { sources.push_back(source); });
    return sources;
  };
  EXPECT_THAT(sources_of(3), ElementsAre(7, 2047, 2048, 90000));
  EXPECT_THAT(sources_of(5), ElementsAre(7, 2049));
  EXPECT_THAT(sources_of(4), IsEmpty());
}

TEST_F(MentionsTest, OfATopicThatNobodyNamesThereIsNone) {
  write_mentions(kMentions, db);
  Statement rows = db.prepare(sql::k_list_naming_documents);
  rows.bind(":target", 4);
  EXPECT_FALSE(rows.step());
}

TEST_F(MentionsTest, ReplacedOnesAreInTheBytesOfAllWrittenAnew) {
  const std::vector<TopicMention> others = {{7, 5, id(7, 1), 1}, {7, 9, id(7, 1), 1}};
  write_mentions(kMentions, db);
  replace_mentions({7, 2048}, others, db);
  const auto replaced = rows();
  db.execute("DELETE FROM mentioned; DELETE FROM mentioning");
  std::vector<TopicMention> all = others;
  for (const TopicMention& mention : kMentions) {
    if (mention.source != 7 && mention.source != 2048) all.push_back(mention);
  }
  write_mentions(all, db);
  EXPECT_EQ(replaced, rows());
  EXPECT_EQ(by_source().size(), 5U);
}

TEST_F(MentionsTest, OthersAreNotAdded) {
  replace_mentions({8}, kMentions, db);
  EXPECT_THAT(rows(), IsEmpty());
}

TEST_F(MentionsTest, DamagedRowsGiveWhatCanBeReadOfThem) {
  write_mentions(kMentions, db);
  for (const char* bytes : {"x''", "x'FF'", "x'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF'", "NULL", "'text'",
                            "zeroblob(1000)"}) {
    EXPECT_LE(texts("SELECT document FROM each_posting(" + std::string(bytes) + ", 5)").size(), 64U)
        << bytes;
  }
  db.execute(
      "UPDATE mentioned SET topics = x'FFFF'; UPDATE mentioning SET sources = x'1234567890'");
  replace_mentions({7, 2047, 2048, 2049, 90000}, {}, db);
  EXPECT_THAT(by_source(), IsEmpty());
}

TEST_F(MentionsTest, EachPostingWantsBothArguments) {
  EXPECT_THROW(texts("SELECT document FROM each_posting(x'00')"), DatabaseError);
  EXPECT_THROW(texts("SELECT document FROM each_posting"), DatabaseError);
}

}  // namespace
}  // namespace plumbline
