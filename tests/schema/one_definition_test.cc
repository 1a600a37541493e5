// SPDX-License-Identifier: MIT OR Apache-2.0
// A type that two headers define is two types of one name. Where one program has both, the linker takes the functions
// of one of them for both, and writes beside the other.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace plumbline {
namespace {
namespace fs = std::filesystem;

using Places = std::vector<std::string>;

// The headers that define each type outside of others.
std::map<std::string, Places> definitions(const fs::path& root,
                                          const std::vector<std::string>& libraries) {
  const std::regex definition(R"(^(?:struct|class|enum(?: class)?) (\w+)\b(?!::)[^;]*\{.*)");
  std::map<std::string, Places> found;
  for (const std::string& library : libraries) {
    for (const auto& entry : fs::recursive_directory_iterator(root / library)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream file(entry.path());
      std::smatch match;
      for (std::string line; std::getline(file, line);) {
        if (std::regex_match(line, match, definition))
          found[match[1]].push_back(fs::relative(entry.path(), root));
      }
    }
  }
  return found;
}

TEST(OneDefinition, LibrariesOfOneProgramHaveNoTwoTypesOfOneName) {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  if (!source) GTEST_SKIP() << "needs PLUMBLINE_SOURCE";
  const std::vector<std::vector<std::string>> programs = {
      {"schema", "indexer", "server/search"},  // the indexer, and the benchmarks
      {"schema", "server"}};                   // the server, and plumbline-review
  for (const auto& libraries : programs) {
    const auto found = definitions(source, libraries);
    EXPECT_GT(found.size(), 100u);
    for (const auto& [type, headers] : found)
      EXPECT_EQ(headers.size(), 1u) << type << ": " << testing::PrintToString(headers);
  }
}

}  // namespace
}  // namespace plumbline
