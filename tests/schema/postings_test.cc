// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/postings.h"

#include <gmock/gmock.h>

#include "schema/format.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

struct PostingsTest : testing::Test, SmallCorpus {
  // How often each passage that has it has the expression, by passage.
  std::vector<double> weighted(Database& db, const char* expression, bool beginning = false) {
    std::vector<double> out;
    for (const Frequency& found : frequencies(db, expression, beginning))
      out.push_back(found.weighted);
    return out;
  }
};

TEST_F(PostingsTest, WordCountsForEachPlaceAndMoreInTitle) {
  add_talk({"lpc-2024/a", "Building drivers", "Klint here, and klint there."});
  add_talk({"lpc-2024/b", "Klint", "A lint tool."});
  Database& db = finish();
  EXPECT_THAT(weighted(db, "\"=klint\""), ElementsAre(2, 6));
  EXPECT_THAT(weighted(db, "{title} : (\"=klint\")"), ElementsAre(6));
  EXPECT_THAT(weighted(db, "\"=lint\" + \"=tool\""), ElementsAre(1));
  EXPECT_THAT(weighted(db, "\"=nowhere\""), IsEmpty());
}

TEST_F(PostingsTest, BeginningIsTheSameBothWays) {
  add_talk({"lpc-2024/a", "Building drivers", "Klint and klippy."});
  add_talk({"lpc-2024/b", "Klint", "A lint tool."});
  Database& db = finish();
  EXPECT_THAT(weighted(db, "\"=kli\" *", true), ElementsAre(2, 6));
  EXPECT_THAT(weighted(db, "\"=kli\" *", false), ElementsAre(2, 6));
}

TEST_F(PostingsTest, WordsAreTogetherInAPassageAndSideBySideInOneField) {
  add_talk({"lpc-2024/a", "Field projection", "a field, then a projection"});
  add_talk({"lpc-2024/b", "Field", "projection of a field projection and a field"});
  add_talk({"lpc-2024/c", "Projection", "of fields"});
  Database& db = finish();
  const auto together = [&](const char* first, const char* second, std::int64_t limit) {
    const Togetherness found = togetherness(db, first, second, limit);
    return std::pair(found.passages, found.side_by_side);
  };
  EXPECT_EQ(together("\"=field\"", "\"=projection\"", 64), std::pair(2L, 2L));
  EXPECT_EQ(together("\"=projection\"", "\"=field\"", 64), std::pair(2L, 0L));
  EXPECT_EQ(together("\"=a\"", "\"=projection\"", 64), std::pair(2L, 1L));
  EXPECT_EQ(together("\"=field\"", "\"=projection\"", 1), std::pair(1L, 1L));
  EXPECT_EQ(together("\"=field\"", "\"=nowhere\"", 64), std::pair(0L, 0L));
}

// A pointer of ours, or a query of two words.
TEST_F(PostingsTest, FunctionsOfOursRefuseWhatTheyCannotUse) {
  add_talk({"lpc-2024/a", "Klint", "A lint tool."});
  Database& db = finish();
  for (const std::string function :
       {"collect_all(passage_fts, 7)", "stands_side_by_side(passage_fts)"}) {
    Statement row =
        db.prepare("SELECT " + function + " FROM passage_fts WHERE passage_fts MATCH 'lint'");
    EXPECT_THROW(row.step(), DatabaseError) << function;
  }
}

TEST_F(PostingsTest, WrongExpressionIsAnError) {
  Database& db = finish();
  EXPECT_THROW(frequencies(db, "\"=klint", false), DatabaseError);
}

}  // namespace
}  // namespace plumbline
