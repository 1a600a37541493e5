// SPDX-License-Identifier: MIT OR Apache-2.0
// What plumbline-index replaces at --db, and what it leaves as it is.
#include <gmock/gmock.h>

#include <filesystem>

#include "indexer/target.h"
#include "schema/format.h"
#include "tests/indexer/program.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;

std::int64_t talks_in(const std::string& path) {
  Database published = Database::open_published(path);
  return verify(published, path, true).talks;
}

TEST_F(Program, LeavesAFileThatIsNoDatabaseOfOurs) {
  const std::string others = directory / "out/other.db";
  Database::create(others).execute("CREATE TABLE t(x)");
  const struct {
    std::string content, message;
  } cases[] = {{"precious", "is there and is no database of Plumbline"},
               {"SQLite format 3", "is there and is no database of Plumbline"},
               {read_file(others), "is there and is a database of another program"}};
  for (const auto& each : cases) {
    write_file(db, each.content);
    for (const char* more : {"", " --force", " --watch"}) {
      const Outcome outcome = index(more);
      EXPECT_EQ(outcome.status, 2) << more;
      EXPECT_THAT(outcome.err, HasSubstr(db + " " + each.message));
      EXPECT_THAT(outcome.err, HasSubstr("name another file with --db"));
    }
    EXPECT_TRUE(read_file(db) == each.content);
  }
  EXPECT_FALSE(fs::exists(db + ".lock") || fs::exists(db + ".cache"));
}

TEST_F(Program, ReplacesAnEmptyFileAndADamagedDatabaseOfOurs) {
  write_file(db, "");
  EXPECT_EQ(index().status, 0);
  const std::string whole = read_file(db);
  std::string old = whole, damaged = whole.substr(0, whole.size() / 2);
  old[63] = 3;  // user_version: its format
  damaged.replace(200, 1000, 1000, 'x');
  for (const std::string& content : {old, damaged, whole.substr(0, 100)}) {
    write_file(db, content);
    const Outcome outcome = index("--force");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(talks_in(db), 3);
  }
}

TEST_F(Program, NeverReplacesASource) {
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db), other = directory / "out/hard.db";
  fs::create_hard_link(db, other);
  for (const std::string& target : {db, other}) {
    const Outcome outcome = run(corpus + " " + db + " --db " + target);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr(target + " is one of the sources"));
  }
  EXPECT_TRUE(read_file(db) == before);
}

TEST_F(Program, LeavesWhatIsNoPlainFile) {
  const Outcome outcome = run(corpus + " --db /dev/null");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("/dev/null is no plain file"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Program, PublishesWhereALinkLeadsTo) {
  fs::create_directories(directory / "links");
  const std::string link = directory / "links/current.db";
  fs::create_symlink("../out/plumbline.db", link);
  for (const char* more : {"", "--force"}) {  // where nothing is yet, and again
    EXPECT_EQ(run(corpus + " --db " + link + " " + more).status, 0);
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(talks_in(db), 3);
    EXPECT_TRUE(fs::exists(db + ".lock") && fs::exists(db + ".cache"));
    EXPECT_FALSE(fs::exists(link + ".lock"));
  }
}

TEST(TargetOf, FollowsLinksAndNothingElse) {
  const TemporaryDirectory directory;
  fs::create_symlink("b", directory / "a");
  fs::create_symlink(directory / "c", directory / "b");
  fs::create_symlink("me", directory / "me");
  EXPECT_EQ(target_of(directory / "a"), directory / "c");
  EXPECT_EQ(target_of("plumbline.db"), "plumbline.db");
  EXPECT_THROW(target_of(directory / "me"), Error);
}
}  // namespace
}  // namespace plumbline
