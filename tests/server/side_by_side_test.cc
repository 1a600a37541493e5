// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/side_by_side.h"

#include <gtest/gtest.h>

#include <random>

namespace plumbline {
namespace {
using Pairs = std::vector<SideBySide::Pair>;

TEST(SideBySideTest, FindsPairsOfStemsInAnyFormOfTheWords) {
  SideBySide pairs({{"preempt", "count"}, {"count", "preempt"}, {"lint", "tool"}});
  pairs.text("It follows the preempted counts.");
  EXPECT_TRUE(pairs.has(0));
  EXPECT_FALSE(pairs.has(1));  // in the other order
  EXPECT_FALSE(pairs.has(2));
  pairs.text("A linting tool");
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
    pairs.text(std::string(word) + " end");
    EXPECT_TRUE(pairs.has(0)) << word << " " << stem;
  }
}

TEST(SideBySideTest, TextsThatFollowEachOtherAreNotOne) {
  SideBySide pairs(Pairs{{"preempt", "count"}});
  pairs.text("preempt");
  pairs.text("count");
  EXPECT_FALSE(pairs.has(0));
}

TEST(SideBySideTest, PairMayBeAskedForTwice) {
  SideBySide pairs({{"preempt", "count"}, {"preempt", "count"}});
  pairs.text("preempt count");
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
    pairs.text(text);
    EXPECT_TRUE(pairs.has(0)) << text;
  }
  for (const std::string_view text :
       {"preempt the count", "count preempt", "preempt", "", " ", "preempt 7 count"}) {
    SideBySide pairs(Pairs{{"preempt", "count"}});
    pairs.text(text);
    EXPECT_FALSE(pairs.has(0)) << text;
  }
}

TEST(SideBySideTest, PartsOfIdentifiersAreNeighbours) {
  SideBySide pairs({{"pin", "init"}, {"init", "crate"}, {"the", "pin"}});
  pairs.text("the pin_init crate");
  for (const std::size_t pair : {0U, 1U, 2U}) EXPECT_TRUE(pairs.has(pair)) << pair;
}

// Words of all kinds, and what may stand between them.
std::string any_text(std::mt19937& random) {
  static const std::vector<std::string> kWords = {"preempt",
                                                  "preempted",
                                                  "Count",
                                                  "COUNTS",
                                                  "PreemptCount",
                                                  "pin",
                                                  "init",
                                                  "C++",
                                                  "c",
                                                  "F#",
                                                  "kernel's",
                                                  "don't",
                                                  "v6.8",
                                                  "x86",
                                                  "64",
                                                  "s",
                                                  "café",
                                                  "t",
                                                  "unheardofword",
                                                  "Zpreempt",
                                                  "std",
                                                  "e",
                                                  "GPUs",
                                                  "中",
                                                  "API",
                                                  "averylongwordwithoutanyend"};
  static const std::vector<std::string> kBetween = {
      " ",  " ", " ",  " ",   "\n", ", ",  "-", "_", "::", ".",   ". ", "'",   " (",
      ") ", "/", " -", " — ", "+",  "++ ", "#", "",  "\t", ".\n", "’",  " \"", "\x01"};
  std::string text;
  for (std::size_t words = 1 + random() % 12; words > 0; --words)
    text += kWords[random() % kWords.size()] + kBetween[random() % kBetween.size()];
  return text;
}

TEST(SideBySideTest, TextsInCodeAreReadAsTheyStand) {
  std::mt19937 random(11);
  std::string sample;
  while (sample.size() < 100'000) sample += any_text(random) + "\n";
  TextPacker packer(learn_words({TextFields{{"", "", "", "", sample, ""}}}));
  const std::vector<std::string> stems = {
      "preempt",       "count", "pin",  "init", "c++", "c",      "f#", "kernel",
      "dont",          "v6.8",  "x86",  "64",   "s",   "cafe",   "t",  "std",
      "unheardofword", "e",     "gpus", "gpu",  "api", "x86-64", "中"};
  Pairs pairs;
  for (const std::string& first : stems) {
    for (const std::string& second : stems) pairs.emplace_back(first, second);
  }
  SideBySide plain(pairs), coded(pairs);
  std::size_t found = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string heading = any_text(random), body = any_text(random);
    plain.forget();
    plain.text(heading);
    plain.text(body);
    coded.forget();
    packer.tell(std::string(packer.pack({{"preempt", "count", "pin", heading, body, "init"}})),
                coded);
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
      ASSERT_EQ(coded.has(pair), plain.has(pair))
          << pairs[pair].first << "|" << pairs[pair].second << " in " << heading << "|" << body;
      found += plain.has(pair);
    }
  }
  EXPECT_GT(found, 10'000u);
}

}  // namespace
}  // namespace plumbline
