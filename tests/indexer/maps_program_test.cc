// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-index where Graphviz cannot do its work: a library of it that is missing stands for all that may go wrong.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "schema/format.h"
#include "tests/indexer/program.h"

namespace plumbline {
namespace {
using testing::HasSubstr;
using testing::Not;

struct MapsProgram : Program {
  Outcome index_without_graphviz(const std::string& more = "") {
    return run(corpus + " --db " + db + " " + more, "GVBINDIR=/nowhere ");
  }
  std::string query(const std::string& sql) {
    Database published = Database::open_published(db);
    Statement row = published.prepare(sql);
    return row.step() ? row.text(0) : "none";
  }
  std::string places() { return query("SELECT count(*) FROM map_place"); }
  std::string generation() {
    Database published = Database::open_published(db);
    return verify(published, db, true).generation;
  }
};

TEST_F(MapsProgram, LeavesThemOutWithAWarningWhereTheyCannotBeLaidOut) {
  const Outcome outcome = index_without_graphviz();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("plumbline.db: the maps of topics are left out: Graphviz"));
  EXPECT_EQ(places(), "0");
  EXPECT_NE(generation(), "");  // and all else is in order
}

TEST_F(MapsProgram, MakesUpForThemInTheNextRun) {
  index_without_graphviz();
  const std::string without = generation();
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, Not(HasSubstr("left out")));
  EXPECT_NE(places(), "0");
  EXPECT_NE(generation(), without) << "copies that readers have would count as good";
  const std::string made_up_for = read_file(db);
  for (const char* more : {"", ".cache"}) std::filesystem::remove(db + more);
  index();
  EXPECT_TRUE(read_file(db) == made_up_for);
}

TEST_F(MapsProgram, ArePartOfAQuickPublicationOrThereIsNone) {
  index();
  const std::string talk = corpus + "/talks/lpc-2023/klint.md";
  std::string text = read_file(talk);
  replace_in(&text, "topics: [klint, atomic-context]", "topics: [klint, nova]");
  write_file(talk, text);
  const Outcome outcome = index_without_graphviz("--json");
  EXPECT_EQ(outcome.status, 0);
  const auto report = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(report.at("quick").at("published"), false);
  EXPECT_THAT(report.at("quick").at("reason").get<std::string>(), HasSubstr("Graphviz"));
  EXPECT_EQ(places(), "0");
}

TEST_F(MapsProgram, AreNotLeftOutOfAStrictRun) {
  index();
  const std::string before = read_file(db);
  write_file(corpus + "/topics/tooling.md", read_file(corpus + "/topics/tooling.md") + "More.\n");
  const Outcome outcome = index_without_graphviz("--strict");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("maps of topics"));
  EXPECT_TRUE(read_file(db) == before);
}

}  // namespace
}  // namespace plumbline
