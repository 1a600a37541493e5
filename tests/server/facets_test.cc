// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/facets.h"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

// Ada gives four talks, Ben three, Cleo two, Dora and Eve one each.
struct FacetsTest : testing::Test, SmallCorpus {
  FacetsTest() {
    const std::vector<std::vector<std::string>> speakers = {
        {"Ada Example", "Eve Example"},   {"Ada Example", "Ben Example"},
        {"Ada Example", "Ben Example"},   {"Ben Example", "Cleo Example"},
        {"Cleo Example", "Dora Example"}, {"Ada Example"}};
    for (std::size_t i = 0; i < speakers.size(); ++i)
      add_talk({fmt::format("lpc-2023/{}", i), "A talk", "kernel", "2023-11-15", speakers[i]});
    db_ = &finish();
    catalog_.emplace(*db_);
    request_.q = "kernel";
    request_.facets = {"speaker"};
  }

  // "ada-example 4", behind which a star stands where it is chosen.
  std::vector<std::string> speakers() {
    std::vector<std::string> out;
    const SearchResults found = search(*catalog_, *db_, request_);
    for (const FacetValue& value : found.facets.at("speaker"))
      out.push_back(fmt::format("{} {}{}", value.value, value.count, value.chosen ? "*" : ""));
    return out;
  }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
  SearchRequest request_;
};

TEST_F(FacetsTest, AreInTheOrderOfTheirCountsAndThenOfTheirNames) {
  EXPECT_THAT(speakers(), ElementsAre("ada-example 4", "ben-example 3", "cleo-example 2",
                                      "dora-example 1", "eve-example 1"));
}

TEST_F(FacetsTest, OfWhichTheFirstAreWantedAreThoseOfAll) {
  const std::vector<std::string> all = speakers();
  for (std::size_t wanted = 0; wanted <= all.size() + 1; ++wanted) {
    request_.facet_values = wanted;
    const std::size_t given = std::min(wanted, all.size());
    EXPECT_EQ(speakers(), std::vector(all.begin(), all.begin() + static_cast<int>(given)))
        << wanted;
  }
}

TEST_F(FacetsTest, HaveWhatIsChosenHoweverFewAreWanted) {
  request_.facet_values = 1;
  request_.filters["speaker"] = {"dora-example", "cleo-example"};
  EXPECT_THAT(speakers(), ElementsAre("ada-example 4", "cleo-example 2*", "dora-example 1*"));
  request_.filters["speaker"] = {"nobody"};
  EXPECT_THAT(speakers(), ElementsAre("ada-example 4", "nobody 0*"));
}
}  // namespace
}  // namespace plumbline
