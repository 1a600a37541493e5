// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/queries asks a hundred thousand queries of the real corpus; this asks a few thousand of a small one.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "bench/queries/check.h"
#include "bench/queries/generate.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

struct RandomQueriesTest : testing::Test, SmallCorpus {
  RandomQueriesTest() {
    const char* words[] = {"rust",     "kernel",   "driver",     "binder",    "lock",
                           "semantic", "patch",    "memory",     "safety",    "v6.8",
                           "C++",      "pin-init", "dma_fence",  "Björn",     "the",
                           "of",       "is",       "what",       "spinlock",  "initialization",
                           "PinInit",  "漢字",     "try_from()", "coccinelle"};
    const char* people[] = {"Gary Guo", "Alice Ryhl", "Björn Roy Baron", "Boqun Feng"};
    add_topic({"pinned-init", "pinned-init", "Data that stays.", {"pin init", "PinInit"}});
    add_topic({"coccinelle", "Coccinelle", "Patches.", {"spatch"}});
    add_topic({"unstable-features", "Unstable features", "Of the compiler."});
    std::mt19937 random(3);
    for (int i = 0; i < 60; ++i) {
      const auto text = [&](unsigned count) {
        std::string out;
        while (count-- > 0)
          out +=
              (out.empty() ? "" : " ") + std::string(words[std::min(random() % 24, random() % 24)]);
        return out;
      };
      const std::string year = std::to_string(2019 + i % 7);
      const std::string slug = "lpc-" + year + "/t" + std::to_string(i);
      add_talk({slug,
                text(4),
                text(30),
                i % 9 ? year + "-09-0" + std::to_string(1 + i % 9) : "",
                {people[i % 4]},
                {i % 2 ? "coccinelle" : "pinned-init"},
                i % 5 ? "talk" : "keynote"});
      if (i % 3 == 0) add_part(slug, i % 2 ? "notes" : "slides", "p1", text(2), text(40), 1);
    }
  }
};

TEST_F(RandomQueriesTest, AllAreAnsweredAndKeepTheirPromises) {
  Database& db = finish();
  const Catalog catalog(db);
  bench::QueryGenerator generator(catalog, db, 20261128);
  for (int i = 0; i < 2000; ++i) {
    const SearchRequest request = generator.next();
    const SearchResults results = search(catalog, db, request);
    ASSERT_THAT(bench::broken_promises(catalog, db, request, results, true), testing::IsEmpty())
        << "query " << i << ": " << request.q;
  }
}

TEST_F(RandomQueriesTest, SameSeedGivesTheSameQueries) {
  Database& db = finish();
  const Catalog catalog(db);
  bench::QueryGenerator one(catalog, db, 5), two(catalog, db, 5), other(catalog, db, 6);
  bool differs = false;
  for (int i = 0; i < 50; ++i) {
    const std::string q = one.next().q;
    EXPECT_EQ(q, two.next().q);
    differs = differs || q != other.next().q;
  }
  EXPECT_TRUE(differs);
}
}  // namespace
}  // namespace plumbline
