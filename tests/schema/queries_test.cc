// SPDX-License-Identifier: MIT OR Apache-2.0
// What a page asks for costs what it shows, however much else is there: SQLite tells by which index it finds the rows
// of each statement (EXPLAIN QUERY PLAN).
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "schema/database.h"
#include "schema/format.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

// Of a dozen rows, which the server reads when it starts.
const std::set<std::string> kReadWhole = {"find_packed_list"};

std::string content_of(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// "SCAN citation USING INDEX citation_document": steps that look at each row of a table. Those over what the
// statement itself has put together, or over one packed list, look at no more than it takes.
std::vector<std::string> scans(const Database& db, const std::string& sql) {
  std::vector<std::string> found;
  for (Statement plan = db.prepare("EXPLAIN QUERY PLAN " + sql); plan.step();) {
    const std::string step = plan.text(3);
    const bool of_a_table = step.starts_with("SCAN ") && !step.starts_with("SCAN (") &&
                            step.find("VIRTUAL TABLE") == std::string::npos;
    if (of_a_table) found.push_back(step);
  }
  return found;
}

struct QueriesTest : testing::Test {
  QueriesTest() { create_tables(db_); }

  Database db_ = Database::in_memory();
};

TEST_F(QueriesTest, ThatFindSomethingLookAtNoTableFromEndToEnd) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "needs PLUMBLINE_SOURCE";
  int queries = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(source) / "schema/queries")) {
    const std::string name = entry.path().stem();
    if (!name.starts_with("find_") || kReadWhole.contains(name)) continue;
    EXPECT_THAT(scans(db_, content_of(entry.path())), testing::IsEmpty()) << name;
    ++queries;
  }
  EXPECT_GT(queries, 40);
}

TEST_F(QueriesTest, AreSeenToLookAtAWholeTable) {
  EXPECT_THAT(scans(db_, "SELECT * FROM citation WHERE count = 1"), testing::SizeIs(1));
  EXPECT_THAT(scans(db_, "SELECT * FROM citation WHERE document = 1"), testing::IsEmpty());
}

}  // namespace
}  // namespace plumbline
