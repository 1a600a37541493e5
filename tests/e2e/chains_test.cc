// SPDX-License-Identifier: MIT OR Apache-2.0
// The chains of the shipped corpus against tests/data/chains.tsv, where each link was judged by reading both
// talks: "same" where the later one goes on with the work of the earlier one, else "other".
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/e2e/programs.h"

namespace plumbline {
namespace {

// "later earlier" -> same
std::map<std::string, bool> read_judged() {
  const char* source = std::getenv("PLUMBLINE_SOURCE");
  std::ifstream file(std::string(source ? source : ".") + "/tests/data/chains.tsv");
  std::map<std::string, bool> judged;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string later, earlier, verdict;
    if (line.starts_with('#') || !(fields >> later >> earlier >> verdict)) continue;
    judged[later + " " + earlier] = verdict == "same";
  }
  return judged;
}

TEST(ChainsOfTheCorpus, AreRightAsFarAsTheyWereRead) {
  const std::map<std::string, bool> judged = read_judged();
  ASSERT_GT(judged.size(), 50u);
  std::size_t same = 0, other = 0;
  for (const auto& [link, is_same] : judged) {
    const std::string later = link.substr(0, link.find(' ')),
                      earlier = link.substr(later.size() + 1);
    const auto answer = TestServer::instance().get("/api/v1/talks/" + later);
    if (answer.status != 200) continue;  // a talk that the corpus no longer has
    const auto follows = nlohmann::json::parse(answer.body)["follows"];
    if (follows.is_null() || follows["id"] != earlier) continue;
    (is_same ? same : other) += 1;
    EXPECT_TRUE(is_same) << link;
  }
  EXPECT_GE(same, 50u) << "of " << judged.size();
  EXPECT_GE(static_cast<double>(same), 0.95 * static_cast<double>(same + other));
}
}  // namespace
}  // namespace plumbline
