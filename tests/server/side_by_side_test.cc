// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/side_by_side.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {
using Pairs = std::vector<SideBySide::Pair>;

TEST(SideBySideTest, FindsPairsOfStemsInAnyFormOfTheWords) {
  SideBySide pairs({{"preempt", "count"}, {"count", "preempt"}, {"lint", "tool"}});
  pairs.read("It follows the preempted counts.");
  EXPECT_TRUE(pairs.has(0));
  EXPECT_FALSE(pairs.has(1));  // in the other order
  EXPECT_FALSE(pairs.has(2));
  pairs.read("A linting tool");
  EXPECT_TRUE(pairs.has(0));
  EXPECT_TRUE(pairs.has(2));
}

TEST(SideBySideTest, FindsWordsWhoseStemsAreOtherwise) {
  for (const std::string_view word :
       {"dying", "lying", "tying",     "skis",  "skies",     "idly",    "gently",     "ugly",
        "early", "only",  "singly",    "happy", "behaviour", "analyse", "catalogues", "centre",
        "a",     "c",     "is",        "as",    "eyes",      "y",       "by",         "buying",
        "6.8",   "c++",   "caf\u00e9", "ies",   "ied",       "us",      "gas",        "news"}) {
    Tokenizer tokenizer;
    const std::string stem = tokenizer.tokenize(word).back().text;
    SideBySide pairs(Pairs{{stem, "end"}});
    pairs.read(std::string(word) + " end");
    EXPECT_TRUE(pairs.has(0)) << word << " " << stem;
  }
}

TEST(SideBySideTest, TextsThatFollowEachOtherAreNotOne) {
  SideBySide pairs(Pairs{{"preempt", "count"}});
  pairs.read("preempt");
  pairs.read("count");
  EXPECT_FALSE(pairs.has(0));
}

TEST(SideBySideTest, PairMayBeAskedForTwice) {
  SideBySide pairs({{"preempt", "count"}, {"preempt", "count"}});
  pairs.read("preempt count");
  EXPECT_TRUE(pairs.has(0));
  EXPECT_TRUE(pairs.has(1));
}

TEST(SideBySideTest, FindsPairsWhateverStandsAroundThem) {
  for (const std::string_view text :
       {"preempt count", "the preempt count is", "Preempt\n\tcount", "PREEMPT COUNT",
        "PreemptCount", "a - preempt - count", "preempt \u2014 count", "\u201cpreempt\u201d count",
        "preempt, (count)", "preempt_count()", "--preempt-count", "-Zpreempt-count",
        "kernel::preempt::count", "pr\u00e9empt count", "pre\u00e9mpt preempt count",
        "x preempt's count", "<preempt> count.", "7 preempt count 7",
        "count preempt preempt count"}) {
    SideBySide pairs(Pairs{{"preempt", "count"}});
    pairs.read(text);
    EXPECT_TRUE(pairs.has(0)) << text;
  }
  for (const std::string_view text :
       {"preempt the count", "count preempt", "preempt", "", " ", "preempt 7 count"}) {
    SideBySide pairs(Pairs{{"preempt", "count"}});
    pairs.read(text);
    EXPECT_FALSE(pairs.has(0)) << text;
  }
}

TEST(SideBySideTest, PartsOfIdentifiersAreNeighbours) {
  SideBySide pairs({{"pin", "init"}, {"init", "crate"}, {"the", "pin"}});
  pairs.read("the pin_init crate");
  for (const std::size_t pair : {0U, 1U, 2U}) EXPECT_TRUE(pairs.has(pair)) << pair;
}

}  // namespace
}  // namespace plumbline
