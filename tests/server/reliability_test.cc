// SPDX-License-Identifier: MIT OR Apache-2.0
// docs/reliability.md maps promises to tests; what it names has to be there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace plumbline {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

// "Suite.Name" of all matches, whose two groups are these.
std::set<std::string> names_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    names.insert((*match)[1].str() + "." + (*match)[2].str());
  return names;
}

TEST(Reliability, EveryTestThatItNamesExists) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "PLUMBLINE_SOURCE is not set; ctest sets it";
  std::set<std::string> tests;
  const std::regex declared(R"(\nTEST(?:_F|_P)?\((\w+),\s*(\w+)\))");
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(source) / "tests")) {
    if (file.path().extension() == ".cc") tests.merge(names_in(content_of(file.path()), declared));
  }
  const std::set<std::string> named =
      names_in(content_of(std::filesystem::path(source) / "docs/reliability.md"),
               std::regex(R"(`([A-Z]\w+)\.([A-Z]\w+)`)"));
  EXPECT_GT(named.size(), 30u);
  for (const std::string& name : named) EXPECT_TRUE(tests.contains(name)) << name;
}

TEST(Reliability, EachPromiseHasAProof) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "PLUMBLINE_SOURCE is not set; ctest sets it";
  std::istringstream lines(content_of(std::filesystem::path(source) / "docs/reliability.md"));
  const std::regex promise(R"(\| [SI]\d+ \|.*)"), proof(R"(`[A-Z]\w+\.[A-Z]\w+` ?\|?)");
  int promises = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, promise)) continue;
    ++promises;
    EXPECT_TRUE(std::regex_search(line.substr(line.rfind(" | ")), proof)) << line;
    EXPECT_EQ(line.find("none yet"), line.npos) << line;
  }
  EXPECT_GE(promises, 30);
}

TEST(Reliability, EachThreatHasAProof) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "PLUMBLINE_SOURCE is not set; ctest sets it";
  std::istringstream lines(content_of(std::filesystem::path(source) / "docs/reliability.md"));
  const std::regex threat(R"(\| T(\d+) \|.*)"), proof(R"(`[A-Z]\w+\.[A-Z]\w+`|`static_assert`)");
  std::set<int> proved;
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, threat)) continue;
    EXPECT_TRUE(std::regex_search(line, proof)) << line;
    proved.insert(std::stoi(match[1]));
  }
  EXPECT_EQ(proved.size(), 27u);
}

TEST(Reliability, TheUnitOfSystemdLeavesLittleToAnAttacker) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "PLUMBLINE_SOURCE is not set; ctest sets it";
  if (!std::filesystem::exists("/usr/bin/systemd-analyze")) GTEST_SKIP() << "no systemd here";
  // Its status is not 0 where the exposure is over 2.0.
  const std::string command = "systemd-analyze security --offline=yes --threshold=20 '" +
                              std::string(source) + "/docs/plumbline.service' >/dev/null 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace plumbline
