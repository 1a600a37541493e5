// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-index where a little changes from run to run.
#include <gmock/gmock.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "indexer/run.h"
#include "schema/format.h"
#include "tests/indexer/child.h"
#include "tests/indexer/program.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using Json = nlohmann::json;

struct QuickProgram : Program {
  Json report(const std::string& more = "") { return Json::parse(index("--json " + more).out); }

  void edit(const std::string& name, const std::string& from, const std::string& to) {
    std::string text = read_file(corpus + "/" + name);
    replace_in(&text, from, to);
    write_file(corpus + "/" + name, text);
  }

  std::string bytes_of_a_fresh_run() {
    const std::string fresh = directory / "out/fresh.db";
    EXPECT_EQ(run(corpus + " --db " + fresh).status, 0);
    std::string bytes = read_file(fresh);
    for (const char* more : {"", ".cache", ".lock"}) fs::remove(fresh + more);
    return bytes;
  }

  // Puts a word into the text of a topic in place of the one before.
  void say(const std::string& word) {
    const std::string before = std::exchange(said_, word + " parts");
    edit("topics/nova.md", before, said_);
  }
  std::string said_ = "parts";

  // The word that this text has now, of a database in order.
  std::string word() {
    Database published = Database::open_published(db);
    verify(published, db, true);
    Statement row = published.prepare(
        "SELECT substr(body_of(text), instr(body_of(text), 'word'), 7) FROM passage_fts "
        "JOIN passage ON passage.id = passage_of_row(passage_fts.rowid) WHERE passage_fts MATCH "
        "'word*'");
    return row.step() ? row.text(0) : "none";
  }
};

TEST_F(QuickProgram, SaysThatItWasQuick) {
  EXPECT_TRUE(report().at("quick").is_null());
  edit("talks/lpc-2023/klint.md", "must not sleep", "must never sleep");
  const Json quick = report().at("quick");
  EXPECT_EQ(quick.at("published"), true);
  EXPECT_EQ(quick.at("pages"), 1);
  EXPECT_EQ(quick.at("same"), true);
  EXPECT_GE(quick.at("visible_ms"), 0);
  edit("talks/lpc-2023/klint.md", "never sleep", "not sleep");
  EXPECT_THAT(index().err, HasSubstr("1 page made anew and shown after "));
}

TEST_F(QuickProgram, SaysWhyItWasNot) {
  index();
  edit("topics/nova.md", "nova-core]", "nova-base]");
  const Json quick = report().at("quick");
  EXPECT_EQ(quick.at("published"), false);
  EXPECT_THAT(quick.at("reason").get<std::string>(), HasSubstr("names"));
  edit("topics/nova.md", "nova-base]", "nova-core]");
  EXPECT_THAT(index().err, HasSubstr("everything made anew: "));
}

TEST_F(QuickProgram, IsNotWhereMoreIsAskedOrNothingIsKnown) {
  index();
  for (const char* option : {"--strict", "--force", "--check"}) {
    edit("topics/nova.md", "parts", "parts and parts");
    EXPECT_TRUE(report(option).at("quick").is_null()) << option;
  }
  index();
  edit("topics/nova.md", "In two", "In three");
  fs::remove(db + ".cache");
  EXPECT_TRUE(report().at("quick").is_null());
}

TEST_F(QuickProgram, EndsInTheSameBytesWhateverThePath) {
  index();
  for (int i = 0; i < 4; ++i) {
    edit("notes/lpc-2023/klint.md", "alse reports", "alse false reports");
    if (i == 2) edit("topics/klint.md", "kernel lint", "kernel linter");
    const Json quick = report().at("quick");
    EXPECT_EQ(quick.at("published"), i != 2) << quick;
    EXPECT_EQ(quick.value("same", true), true);
    EXPECT_TRUE(read_file(db) == bytes_of_a_fresh_run()) << i;
  }
}

TEST_F(QuickProgram, WhatIsSavedMeanwhileComesBeforeTheWhole) {
  Options options;
  options.sources = {corpus};
  options.db = db;
  options.quiet = true;
  Workshop workshop(options);
  EXPECT_FALSE(plumbline::index(options, &workshop).quick.alone);
  workshop.may_wait = [] { return true; };
  for (const std::string word : {"word001", "word002"}) {
    say(word);
    const Report report = plumbline::index(options, &workshop);
    EXPECT_TRUE(report.quick.alone);
    EXPECT_EQ(report.published->generation, report.quick.generation);
    EXPECT_EQ(this->word(), word);
  }
  workshop.may_wait = [] { return false; };
  const Report report = plumbline::index(options, &workshop);
  EXPECT_FALSE(report.quick.alone);
  EXPECT_TRUE(read_file(db) == bytes_of_a_fresh_run());
}

TEST_F(QuickProgram, IsInterruptedWhileItWritesTheWhole) {
  Options options;
  options.sources = {corpus};
  options.db = db;
  options.quiet = true;
  Workshop workshop(options);
  plumbline::index(options, &workshop);
  for (int after = 1; after < 12; ++after) {
    say("word" + std::to_string(100 + after));
    workshop.may_wait = [asked = 0, after]() mutable { return ++asked > after; };
    const Report report = plumbline::index(options, &workshop);
    EXPECT_FALSE(report.quick.generation.empty());
    EXPECT_EQ(word(), "word" + std::to_string(100 + after));
    EXPECT_FALSE(fs::exists(db + ".tmp"));
  }
}

TEST_F(QuickProgram, KilledAtAnyMomentItLeavesAWholeDatabase) {
  ASSERT_EQ(index().status, 0);
  edit("topics/nova.md", "In two parts", "word000 in two parts");
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(index().status, 0);
  const auto whole_run = std::chrono::steady_clock::now() - start;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> share(0, 1);
  std::string last = "word000";
  int seen = 0;
  for (int i = 100; i < 200; ++i) {
    const std::string next = "word" + std::to_string(i);
    edit("topics/nova.md", last, next);
    const std::string before = word();
    Child child(corpus, db, "--quiet");
    std::this_thread::sleep_for(whole_run * share(random));
    child.stop();
    const std::string now = word();
    ASSERT_TRUE(now == before || now == next) << now;
    if (now == next) ++seen;
    last = next;
  }
  EXPECT_GT(seen, 0);
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(left_behind(),
              ElementsAre("plumbline.db", "plumbline.db.cache", "plumbline.db.lock"));
  EXPECT_TRUE(read_file(db) == bytes_of_a_fresh_run());
}
}  // namespace
}  // namespace plumbline
