// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/vocabulary.h"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "server/search/spelling.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> nearest(const Vocabulary& vocabulary, const std::string& word,
                                 int edits = 2) {
  std::vector<std::string> words;
  for (const auto& near : vocabulary.nearest(word, edits, 100)) words.push_back(near.text);
  return words;
}

TEST(Spelling, DistanceCountsLettersAndNotBytes) {
  struct Case {
    const char *a, *b;
    int distance;
  };
  for (const Case& c :
       {Case{"", "", 0}, Case{"binder", "binder", 0}, Case{"bnider", "binder", 1},
        Case{"vinder", "binder", 1}, Case{"binde", "binder", 1}, Case{"bbinder", "binder", 1},
        Case{"kitten", "sitting", 3}, Case{"ядро", "ядра", 1}, Case{"ядор", "ядро", 1},
        Case{"漢字", "字漢", 1}, Case{"", "abc", 3}, Case{"ab", "ba", 1}}) {
    EXPECT_EQ(edit_distance(c.a, c.b, 5), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a, 5), c.distance) << c.b << " " << c.a;
    EXPECT_EQ(DistanceTo(Letters(c.a)).from(Letters(c.b)), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.a, c.b, 0), std::min(c.distance, 1)) << c.a << " " << c.b;
  }
  EXPECT_EQ(allowed_edits("ядр"), 1);
  EXPECT_EQ(allowed_edits("жж"), 0);
}

TEST(Spelling, LikelySlipsCostLess) {
  const auto cost = [](const char* typed, const char* meant) {
    return typing_cost(Letters(typed), Letters(meant));
  };
  EXPECT_EQ(cost("binder", "binder"), 0);
  EXPECT_LT(cost("bidner", "binder"), cost("bimner", "binder"));  // an exchange
  EXPECT_LT(cost("mirri", "miri"), cost("mirti", "miri"));        // a doubled letter
  EXPECT_LT(cost("clipy", "clippy"), cost("cippy", "clippy"));
  EXPECT_LT(cost("kangrejas", "kangrejos"), cost("kangrejxs", "kangrejos"));  // vowels
  EXPECT_LT(cost("bindwr", "binder"), cost("bindpr", "binder"));              // keys side by side
  EXPECT_LT(cost("bindex", "binder"), cost("xinder", "binder"));  // the first letter stays
}

TEST(Spelling, CapitalsAreKept) {
  EXPECT_EQ(with_capitals_of("bnider", "binder"), "binder");
  EXPECT_EQ(with_capitals_of("Bnider", "binder"), "Binder");
  EXPECT_EQ(with_capitals_of("KUNTI", "kunit"), "KUNIT");
  EXPECT_EQ(with_capitals_of("Garry Gou", "gary guo"), "Gary Guo");
  EXPECT_EQ(with_capitals_of("", "guo"), "guo");
}

TEST(Vocabulary, FindsExactlyTheWordsWithinTheEdits) {
  // All words of some letters against all: what the index leaves out would be missed here.
  std::mt19937 random(7);
  std::set<std::string> all;
  const char* letters[] = {"a", "b", "c", "é", "ж"};
  while (all.size() < 1500) {
    std::string word;
    for (auto length = 2 + random() % 9; length > 0; --length) word += letters[random() % 5];
    all.insert(word);
  }
  std::vector<std::pair<std::string, std::int64_t>> words;
  for (const std::string& word : all) words.emplace_back(word, 1);
  const Vocabulary vocabulary(words);
  for (int round = 0; round < 300; ++round) {
    std::string typed;
    for (auto length = 3 + random() % 9; length > 0; --length) typed += letters[random() % 5];
    for (const int edits : {1, 2}) {
      if (edits > allowed_edits(typed)) continue;
      std::set<std::string> expected, found;
      for (const std::string& word : all) {
        if (edit_distance(typed, word, edits) <= edits) expected.insert(word);
      }
      for (const auto& near : vocabulary.nearest(typed, edits, 10000)) found.insert(near.text);
      ASSERT_EQ(found, expected) << typed << " within " << edits;
    }
  }
}

TEST(Vocabulary, LikeliestComesFirst) {
  const Vocabulary vocabulary(
      {{"binder", 9}, {"finder", 40}, {"bindes", 1}, {"kinder", 9}, {"вяз", 1}});
  EXPECT_EQ(nearest(vocabulary, "bnider").front(), "binder");
  EXPECT_EQ(nearest(vocabulary, "binded").front(),
            "binder");  // frequent, and the first letter stays
  EXPECT_THAT(nearest(vocabulary, "взя", 1), ElementsAre("вяз"));
  EXPECT_THAT(nearest(vocabulary, "xyzzyq"), IsEmpty());
  EXPECT_THAT(nearest(vocabulary, ""), IsEmpty());
  EXPECT_THAT(nearest(vocabulary, std::string(300, 'b')), IsEmpty());
}

TEST(Vocabulary, DigitsAreNoMisspelling) {
  const Vocabulary vocabulary({{"v6.8", 5}, {"arm64", 5}, {"lpc2023", 5}});
  EXPECT_THAT(nearest(vocabulary, "v6.9"), IsEmpty());
  EXPECT_THAT(nearest(vocabulary, "lpc2024"), IsEmpty());
  EXPECT_THAT(nearest(vocabulary, "amr64"), ElementsAre("arm64"));
}

TEST(Vocabulary, KnowsItsWordsAndHowOftenTheyAre) {
  const Vocabulary vocabulary({{"binder", 9}, {"abc", 2}, {"zeta", 1}});
  EXPECT_TRUE(vocabulary.knows("abc"));
  EXPECT_EQ(vocabulary.passages("binder"), 9);
  EXPECT_EQ(vocabulary.passages("binde"), -1);
  EXPECT_FALSE(Vocabulary().knows("abc"));
  EXPECT_THAT(nearest(Vocabulary(), "abc"), IsEmpty());
}
}  // namespace
}  // namespace plumbline
