// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-index as a user runs it: what it leaves on the disk and which exit status it has.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "indexer/deadline.h"
#include "schema/format.h"
#include "tests/indexer/program.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(Program, PublishesAndSaysWhat) {
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("3 talks, 4 topics, 3 people, 2 events"));
  EXPECT_THAT(outcome.err, HasSubstr("12 files: 12 new; no problems"));
  Database published = Database::open_published(db);
  EXPECT_EQ(verify(published, db, true).talks, 3);
  EXPECT_THAT(left_behind(),
              ElementsAre("plumbline.db", "plumbline.db.cache", "plumbline.db.lock"));
}

TEST_F(Program, WarningsDoNotStopIt) {
  break_topic();
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr(corpus + "/topics/klint.md:6: parent: no topic tooling"));
  EXPECT_TRUE(fs::exists(db));
}

TEST_F(Program, SaysWhenItLeftASourceOut) {
  break_event();
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err,
              HasSubstr("x-2020.md:1: no front matter between two lines --- [left out]"));
  EXPECT_TRUE(fs::exists(db));
}

TEST_F(Program, KeepGoingAllowsForSourcesThatWereLeftOut) {
  break_event();
  EXPECT_EQ(index("--keep-going").status, 0);
  EXPECT_EQ(index("--keep-going --check").status, 1);
  EXPECT_EQ(run((directory / "nothing") + " --keep-going").status, 2);
}

TEST_F(Program, GivesUpWhereThereAreMoreFilesOrLessTime) {
  const Outcome outcome = index("--max-files 3");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("more than --max-files 3; nothing was published"));
  EXPECT_FALSE(fs::exists(db));
  EXPECT_EQ(index("--max-files 1000 --max-seconds 1000").status, 0);
  EXPECT_EQ(index("--max-files -1").status, 2);
}

TEST(ADeadline, ThrowsOnceItIsOver) {
  Deadline().check();
  Deadline(1000).check();
  const Deadline over(-1);
  EXPECT_THROW(over.check(), Error);
}

TEST_F(Program, CheckWritesNothing) {
  EXPECT_EQ(index("--check").status, 0);
  break_topic();
  EXPECT_EQ(index("--check").status, 1);
  EXPECT_THAT(left_behind(), ElementsAre());
}

TEST_F(Program, StrictKeepsTheOldDatabase) {
  EXPECT_EQ(index("--strict").status, 0);
  const std::string before = read_file(db);
  break_topic();
  const Outcome outcome = index("--strict");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("not published"));
  EXPECT_TRUE(read_file(db) == before);
}

TEST_F(Program, ReportsAsJson) {
  break_event();
  const Outcome outcome = index("--json");
  const auto report = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(report.at("published"), true);
  EXPECT_EQ(report.at("counts").at("talks"), 3);
  EXPECT_EQ(report.at("left_out"), 1);
  const auto& problems = report.at("problems");
  EXPECT_EQ(problems.at(0).at("line"), 1);
  EXPECT_EQ(problems.at(0).at("severity"), "warning");  // then why it is left out
  EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const auto& problem) {
    return problem.at("severity") == "left out";
  }));
  const auto check = nlohmann::json::parse(index("--json --check").out);
  EXPECT_EQ(check.at("published"), false);
  const auto failure = nlohmann::json::parse(run(directory.path() + "/no --json").out);
  EXPECT_THAT(failure.at("error").get<std::string>(), HasSubstr("there is no"));
}

TEST_F(Program, QuietSaysProblemsOnly) {
  EXPECT_EQ(index("--quiet").err, "");
  break_topic();
  EXPECT_THAT(index("--quiet").err, HasSubstr("no topic tooling"));
}

TEST_F(Program, FailsWithTwoWhereItCannotDoIt) {
  EXPECT_EQ(run("").status, 2);
  EXPECT_EQ(run("--nonsense " + corpus).status, 2);
  EXPECT_EQ(run(directory / "no-such-corpus").status, 2);
  fs::create_directory(directory / "empty");
  const Outcome empty = run((directory / "empty") + " --db " + db);
  EXPECT_EQ(empty.status, 2);
  EXPECT_THAT(empty.err, HasSubstr("no documents"));
  EXPECT_THAT(run((directory / "empty") + " --quiet --db " + db).err, HasSubstr("no documents"));
  EXPECT_EQ(run(corpus + " --db " + (directory / "out")).status, 2);
  EXPECT_EQ(run(corpus + " --db " + (directory / "no/such/directory/x.db")).status, 2);
  EXPECT_EQ(run(corpus + " --db /proc/x.db").status, 2);  // where nobody may write
}

TEST_F(Program, HelpAndVersionAreNoFailure) {
  EXPECT_THAT(run("--help").out, HasSubstr("Exit status:"));
  EXPECT_EQ(run("--help").status, 0);
  EXPECT_THAT(run("--version").out, HasSubstr("plumbline-index "));
}

TEST_F(Program, WaitsForNobodyWhoHoldsTheLock) {
  const int lock = open((db + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  const Outcome outcome = index();
  close(lock);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("another plumbline-index is writing"));
}

TEST_F(Program, AFullDiskLeavesTheOldDatabase) {
  index();
  const std::string before = read_file(db);
  write_file(corpus + "/topics/tooling.md", read_file(corpus + "/topics/tooling.md") + "More.\n");
  const Outcome outcome = run(corpus + " --db " + db, "ulimit -f 32; ");
  EXPECT_EQ(outcome.status, 2) << outcome.err;
  EXPECT_TRUE(read_file(db) == before);
  EXPECT_THAT(left_behind(),
              ElementsAre("plumbline.db", "plumbline.db.cache", "plumbline.db.lock"));
}

TEST_F(Program, AReadOnlyDirectoryIsAFailure) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::permissions(directory / "out", fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(index().status, 2);
  fs::permissions(directory / "out", fs::perms::owner_all);
}

TEST_F(Program, AnUnreadableFileIsLeftOut) {
  write_file(corpus + "/topics/huge.md", std::string(300'000, 'x'));
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("topics/huge.md: is larger than 256 KiB, the limit of a "
                                     "Markdown document of a corpus; split it"));
}

TEST_F(Program, GivesTheSameBytesInAnyOrder) {
  const std::string other = directory / "out/other.db";
  EXPECT_EQ(index().status, 0);
  std::string files;
  for (const auto& [name, text] : valid_corpus()) files = corpus + "/" + name + " " + files;
  EXPECT_EQ(run(files + " --db " + other).status, 0);
  EXPECT_TRUE(read_file(db) == read_file(other));
}

TEST_F(Program, FindsNoProblemInTheShippedCorpus) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  ASSERT_TRUE(source);
  const Outcome outcome = run(std::string(source) + "/corpus --check");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
}
}  // namespace
}  // namespace plumbline
