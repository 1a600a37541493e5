// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/database.h"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "schema/format.h"
#include "schema/text_index.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

std::int64_t one_integer(Database& db, std::string_view sql) {
  Statement statement = db.prepare(sql);
  return statement.step() ? statement.integer(0) : -1;
}

TEST(Statement, BindsByNameAndReadsColumns) {
  Database db = Database::in_memory();
  db.execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT, n TEXT)");
  db.prepare("INSERT INTO t VALUES (:i, :r, :s, :n)")
      .bind(":i", 7)
      .bind(":r", 2.5)
      .bind(":s", std::string_view("a\0b", 3))
      .bind(":n", std::optional<std::string>())
      .run();
  Statement row = db.prepare("SELECT i, r, s, n FROM t");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), 7);
  EXPECT_EQ(row.real(1), 2.5);
  EXPECT_EQ(row.text(2), std::string("a\0b", 3));
  EXPECT_TRUE(row.is_null(3));
  EXPECT_EQ(row.optional_text(3), std::nullopt);
  EXPECT_EQ(row.optional_integer(0), 7);
  EXPECT_FALSE(row.step());
}

TEST(Statement, GivesItsFirstIntegerAndCanBeAskedAgain) {
  Database db = Database::in_memory();
  db.execute("CREATE TABLE t (i INTEGER); INSERT INTO t VALUES (7), (8)");
  const auto above = [&](int least) {
    return db.cached("SELECT i FROM t WHERE i > :least ORDER BY i")
        .bind(":least", least)
        .first_integer();
  };
  EXPECT_EQ(above(6), 7);
  EXPECT_EQ(above(7), 8);
  EXPECT_EQ(above(8), 0);
  EXPECT_EQ(above(0), 7);
  db.execute("DROP TABLE t");  // no row of it is waited for
}

TEST(Statement, EmptyTextIsNotNull) {
  Database db = Database::in_memory();
  Statement row = db.prepare("SELECT :text IS NULL");
  row.bind(":text", std::string_view());
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), 0);
}

TEST(Statement, UnknownParameterAndWrongSqlAreErrorsThatNameThem) {
  Database db = Database::in_memory();
  try {
    db.prepare("SELECT :a").bind(":b", 1);
    FAIL();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), HasSubstr(":b"));
  }
  try {
    db.prepare("SELEKT 1");
    FAIL();
  } catch (const DatabaseError& error) {
    EXPECT_THAT(error.what(), HasSubstr("SELEKT 1"));
  }
}

TEST(Statement, CachedComesBackResetForItsNextUse) {
  Database db = Database::in_memory();
  static constexpr std::string_view kSql = "SELECT 1 UNION ALL SELECT 2";
  ASSERT_TRUE(db.cached(kSql).step());  // one row left unread
  Statement& again = db.cached(kSql);
  ASSERT_TRUE(again.step());
  EXPECT_EQ(again.integer(0), 1);
}

TEST(Transaction, RollsBackUnlessCommitted) {
  Database db = Database::in_memory();
  db.execute("CREATE TABLE t (i)");
  {
    Transaction transaction(db);
    db.execute("INSERT INTO t VALUES (1)");
  }
  EXPECT_EQ(one_integer(db, "SELECT count(*) FROM t"), 0);
  {
    Transaction transaction(db);
    db.execute("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  EXPECT_EQ(one_integer(db, "SELECT count(*) FROM t"), 1);
}

// Of a statement that never ends by itself.
bool runaway_statement_is_interrupted(Database& db) {
  try {
    one_integer(
        db,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  } catch (const DatabaseError& error) {
    return error.interrupted();
  }
  return false;
}

TEST(Database, TimeLimitEndsARunawayStatement) {
  Database db = Database::in_memory();
  db.set_time_limit(1);
  EXPECT_TRUE(runaway_statement_is_interrupted(db));
  db.set_time_limit(0);
  EXPECT_EQ(one_integer(db, "SELECT 1"), 1);
}

// Whether a statement that waits, and then works for a moment, comes to its end.
bool ends_after(std::chrono::milliseconds wait, Database& db) {
  sqlite3_create_function(
      db.handle(), "wait", 1, SQLITE_UTF8, nullptr,
      [](sqlite3_context*, int, sqlite3_value** values) {
        std::this_thread::sleep_for(std::chrono::milliseconds(sqlite3_value_int64(values[0])));
      },
      nullptr, nullptr);
  try {
    one_integer(db, "WITH RECURSIVE n (i) AS (SELECT wait(" + std::to_string(wait.count()) +
                        ") IS NULL UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                        "SELECT count(*) FROM n");
  } catch (const DatabaseError& error) {
    return !error.interrupted();
  }
  return true;
}

TEST(Database, WaitingCountsAgainstTheTimeLimitByAQuarter) {
  Database db = Database::in_memory();
  db.set_time_limit(400);
  EXPECT_TRUE(ends_after(std::chrono::milliseconds(450), db));
  db.set_time_limit(100);
  EXPECT_FALSE(ends_after(std::chrono::milliseconds(450), db));
}

TEST(Database, AQuestionThatFailsEndsTheStatement) {
  Database db = Database::in_memory();
  db.interrupt_when([]() -> bool { throw Error("cannot tell"); });
  EXPECT_TRUE(runaway_statement_is_interrupted(db));
}

TEST(Database, PublishedFileCannotBeWrittenNorReachOthers) {
  const TemporaryDirectory directory;
  const std::string path = directory / "odd ?#% name.db";
  Database::create(path).execute("CREATE TABLE t (i); INSERT INTO t VALUES (5)");
  Database db = Database::open_published(path);
  EXPECT_EQ(one_integer(db, "SELECT i FROM t"), 5);
  EXPECT_THROW(db.execute("INSERT INTO t VALUES (6)"), DatabaseError);
  EXPECT_THROW(db.execute("CREATE TEMP TABLE u (i)"), DatabaseError);
  EXPECT_THROW(db.execute("ATTACH '" + (directory / "other.db") + "' AS o"), DatabaseError);
  EXPECT_THROW(db.execute("SELECT load_extension('x')"), DatabaseError);
}

TEST(Database, MissingFileIsAnErrorAndIsNotMade) {
  const TemporaryDirectory directory;
  EXPECT_THROW(Database::open_published(directory / "none.db"), DatabaseError);
  EXPECT_NE(access((directory / "none.db").c_str(), F_OK), 0);
}

TEST(FullText, TokenizerFindsFormsThatTheTableOfTokensPromises) {
  Database db = Database::in_memory();
  create_tables(db);
  db.execute(
      "INSERT INTO document VALUES (1, 'topic', 'x', 'X', NULL, NULL, NULL, NULL, 'x', '0');"
      "INSERT INTO passage VALUES (4096, 1, 'about', '', NULL, NULL, "
      "pack_text('PinInit', '', '', '', 'safe initialisation in C++', ''));");
  build_text_index(db);
  const auto finds = [&](const std::string& match) {
    Statement row = db.prepare("SELECT count(*) FROM passage_fts WHERE passage_fts MATCH :match");
    row.bind(":match", match);
    row.step();
    return row.integer(0) == 1;
  };
  for (const char* match :
       {"pininit", "\"pin_init\"", "\"pin init\"", "initializer", "\"C++\"", "\"=pininit\"",
        "\"=~initi\"", "\"=pin\" + \"=init\"", "\"=initial\" *"}) {
    EXPECT_TRUE(finds(match)) << match;
  }
  for (const char* match :
       {"\"=initialization\"", "\"=c\"", "\"=~initialisation\"", "init AND \"=pin-init\""}) {
    EXPECT_FALSE(finds(match)) << match;
  }
}
}  // namespace
}  // namespace plumbline
