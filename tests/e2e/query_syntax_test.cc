// SPDX-License-Identifier: MIT OR Apache-2.0
// Runs every example of docs/query-syntax.md against the real server.
#include <gmock/gmock.h>

#include <sstream>

#include "tests/e2e/programs.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {

struct Example {
  std::string query, first;  // first: "topics/binder", or "" where any hit will do
};

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(' '), end = text.find_last_not_of(' ');
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

// Rows "| `query` | what it finds | first |" of the document's tables.
std::vector<Example> examples() {
  std::vector<Example> found;
  std::istringstream lines(
      read_file(std::string(std::getenv("PLUMBLINE_SOURCE")) + "/docs/query-syntax.md"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const auto end_of_query = line.find('`', 3), last = line.rfind('|'),
               before = line.rfind('|', last - 1);
    found.push_back(
        {line.substr(3, end_of_query - 3), trimmed(line.substr(before + 1, last - before - 1))});
  }
  return found;
}

TEST(QuerySyntax, EveryDocumentedExampleDoesWhatItSays) {
  const auto all = examples();
  ASSERT_GT(all.size(), 30u);
  for (const auto& [query, first] : all) {
    const auto answer = TestServer::instance().search(query);
    EXPECT_GT(answer.at("total"), 0) << query;
    EXPECT_TRUE(query == "-Zbuild-std" || answer.at("query").at("warnings").empty())
        << query << answer.at("query");
    if (first.empty() || answer.at("results").empty()) continue;
    const std::string url = answer.at("results")[0].at("url");
    EXPECT_TRUE(url.ends_with("/" + first)) << query << " gives " << url;
  }
}
}  // namespace
}  // namespace plumbline
