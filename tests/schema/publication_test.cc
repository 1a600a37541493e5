// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/publication.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/support/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
namespace fs = std::filesystem;

struct PublicationTest : testing::Test {
  void publish(const std::string& generation) {
    Publication publication(path);
    seal(publication.database(), generation);
    publication.publish();
  }

  std::string generation() { return open_verified(path).info.generation; }

  std::string complaint() {
    try {
      open_verified(path);
      return "";
    } catch (const FormatError& error) {
      return error.what();
    }
  }

  TemporaryDirectory directory;
  std::string path = directory / "plumbline.db";
};

TEST_F(PublicationTest, TakesThePlaceOfTheOldFile) {
  publish("one");
  EXPECT_EQ(generation(), "one");
  publish("two");
  EXPECT_EQ(generation(), "two");
  EXPECT_FALSE(fs::exists(path + ".tmp"));
}

TEST_F(PublicationTest, OpenReadersKeepTheOldOne) {
  publish("one");
  Database reader = Database::open_published(path);
  publish("two");
  EXPECT_EQ(verify(reader, path, true).generation, "one");
}

TEST_F(PublicationTest, WhatIsGivenUpLeavesTheOldFileAndNothingElse) {
  publish("one");
  { const Publication given_up(path); }
  EXPECT_EQ(generation(), "one");
  EXPECT_FALSE(fs::exists(path + ".tmp"));
}

TEST_F(PublicationTest, UnsealedIsNotPublished) {
  publish("one");
  Publication publication(path);
  EXPECT_THROW(publication.publish(), FormatError);
  EXPECT_EQ(generation(), "one");
}

TEST_F(PublicationTest, FullTextIndexThatLacksAPassageIsNotPublished) {
  publish("one");
  Publication publication(path);
  publication.database().execute(
      "INSERT INTO document VALUES (1, 'topic', 'x', 'X', NULL, NULL, NULL, NULL, 'x', '0');"
      "INSERT INTO passage VALUES (4096, 1, 'about', '', NULL, NULL, "
      "pack_text('X', '', '', '', 'words', ''))");
  seal(publication.database(), "two");
  publication.database().execute(
      "INSERT INTO passage_fts (passage_fts, rowid, title, names, topics, heading, body) "
      "VALUES ('delete', 64, 'X', '', '', '', 'words')");
  EXPECT_THROW(publication.publish(), DatabaseError);
  EXPECT_EQ(generation(), "one");
}

TEST_F(PublicationTest, LeftoversOfAKilledRunAreReplaced) {
  write_file(path + ".tmp", "half a database");
  publish("one");
  EXPECT_EQ(generation(), "one");
}

TEST_F(PublicationTest, SecondWriterIsTurnedAway) {
  const Publication first(path);
  EXPECT_THROW(Publication second(path), BusyError);
}

TEST_F(PublicationTest, MissingDirectoryIsNamed) {
  try {
    Publication publication(directory / "none/plumbline.db");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("none/plumbline.db"));
  }
}

TEST_F(PublicationTest, FilesThatCannotBeServedSayWhy) {
  write_file(path, "this is a text that is certainly no database");
  EXPECT_THAT(complaint(), HasSubstr("not a SQLite database"));
  fs::remove(path);
  Database::create(path).execute("CREATE TABLE t (i)");
  EXPECT_THAT(complaint(), HasSubstr("not a Plumbline database"));
  fs::remove(path);
  write_file(path, "");
  EXPECT_THAT(complaint(), HasSubstr("not a Plumbline database"));
  fs::remove(path);
  {
    Database db = Database::create(path);
    create_tables(db);
    seal(db, "one");
    db.execute("PRAGMA user_version = 99");
  }
  EXPECT_THAT(complaint(), HasSubstr("format 99"));
  fs::remove(path);
  {
    SmallCorpus corpus(path);
    corpus.add_topic({"x", "X", "words"});
    corpus.finish().execute("DELETE FROM topic");
  }
  EXPECT_THAT(complaint(), HasSubstr("damaged"));
}

TEST_F(PublicationTest, TruncatedFileIsDamaged) {
  {
    SmallCorpus corpus(path);
    for (int i = 0; i < 200; ++i)
      corpus.add_topic({"t" + std::to_string(i), "T", std::string(500, 'x')});
    corpus.finish();
  }
  ASSERT_EQ(complaint(), "");
  fs::resize_file(path, fs::file_size(path) / 2);
  EXPECT_THAT(complaint(), HasSubstr("damaged"));
}
}  // namespace
}  // namespace plumbline
