// SPDX-License-Identifier: MIT OR Apache-2.0
// Runs every example of docs/query-syntax.md against the real server.
#include <gmock/gmock.h>

#include <sstream>

#include "tests/e2e/programs.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {

// A row of one of the document's tables. A table is known by what its second column is called.
struct Example {
  std::string query, second;
  std::string last;  // "topics/binder", or "" where any hit will do
};

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" `"), end = text.find_last_not_of(" `");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

// Rows "| `query` | ... | ... |" of the tables whose second column is `head`.
std::vector<Example> examples(const std::string& head) {
  std::vector<Example> found;
  std::string table;
  std::istringstream lines(
      read_file(std::string(std::getenv("PLUMBLINE_SOURCE")) + "/docs/query-syntax.md"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ") || line.starts_with("| ---")) continue;
    const auto last = line.rfind('|'), before = line.rfind('|', last - 1),
               between = line.find('|', line.starts_with("| `") ? line.find('`', 3) : 1);
    const std::string second = trimmed(line.substr(between + 1, before - between - 1));
    if (!line.starts_with("| `")) {
      table = second;
    } else if (table == head) {
      found.push_back({line.substr(3, line.find('`', 3) - 3), second,
                       trimmed(line.substr(before + 1, last - before - 1))});
    }
  }
  return found;
}

void expect_first(const nlohmann::json& answer, const Example& example) {
  if (example.last.empty() || answer.at("results").empty()) return;
  const std::string url = answer.at("results")[0].at("url");
  EXPECT_TRUE(url.ends_with("/" + example.last)) << example.query << " gives " << url;
}

TEST(QuerySyntax, EveryDocumentedExampleDoesWhatItSays) {
  const auto all = examples("finds");
  ASSERT_GT(all.size(), 30u);
  for (const Example& example : all) {
    const auto answer = TestServer::instance().search(example.query);
    EXPECT_GT(answer.at("total"), 0) << example.query;
    EXPECT_TRUE(example.query == "-Zbuild-std" || answer.at("query").at("warnings").empty())
        << example.query << answer.at("query");
    expect_first(answer, example);
  }
}

TEST(QuerySyntax, EveryDocumentedMisspellingIsTakenForWhatItSays) {
  const auto all = examples("is taken for");
  ASSERT_GT(all.size(), 8u);
  for (const Example& example : all) {
    const auto answer = TestServer::instance().search(example.query);
    EXPECT_EQ(answer.at("query").at("fuzzy"), true) << example.query;
    EXPECT_EQ(answer.at("query").at("warnings").size(), 1u) << example.query;
    ASSERT_FALSE(answer.at("suggestions").empty()) << example.query;
    EXPECT_EQ(answer.at("suggestions")[0].at("q"), example.second);
    EXPECT_GT(answer.at("suggestions")[0].at("total"), 0) << example.query;
    expect_first(answer, example);
  }
}

TEST(QuerySyntax, EveryDocumentedWordToDropIsNamed) {
  const auto all = examples("without");
  ASSERT_FALSE(all.empty());
  for (const Example& example : all) {
    const auto answer = TestServer::instance().search(example.query);
    EXPECT_EQ(answer.at("exact_total"), 0) << example.query;
    ASSERT_FALSE(answer.at("relaxations").empty()) << example.query;
    EXPECT_EQ(answer.at("relaxations")[0].at("drop"), example.second);
    EXPECT_EQ(answer.at("relaxations")[0].at("q"), example.last);
    const auto fewer = TestServer::instance().search(example.last);
    EXPECT_EQ(answer.at("relaxations")[0].at("total"), fewer.at("exact_total")) << example.query;
  }
}

TEST(QuerySyntax, EveryExampleOfTheHelpPageFindsSomething) {
  const std::string page = TestServer::instance().get("/help/search", "text/html").body;
  const std::string link = "href=\"/search?";
  int found = 0, corrected = 0, relaxed = 0;
  for (auto at = page.find(link); at != std::string::npos; at = page.find(link, at + 1)) {
    const auto begin = at + link.size();
    const std::string query = page.substr(begin, page.find('"', begin) - begin);
    const auto answer =
        nlohmann::json::parse(TestServer::instance().get("/search.json?" + query).body);
    EXPECT_GT(answer.at("total"), 0) << query;
    ++found;
    corrected += answer.at("query").at("fuzzy") == true;
    relaxed += !answer.at("relaxations").empty();
  }
  EXPECT_GT(found, 15);
  EXPECT_EQ(corrected, 1);
  EXPECT_EQ(relaxed, 1);
}
}  // namespace
}  // namespace plumbline
