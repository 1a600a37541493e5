// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/phrase_counter.h"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

TEST(PhraseCounterTest, CountsPlacesWhereTheTermsFollowEachOther) {
  struct {
    std::vector<std::string_view> terms;
    std::string_view text;
    std::uint32_t count;
  } const cases[] = {
      {{"one", "of", "the"}, "One of the many, one of the few; one of a kind", 2},
      {{"one", "of", "the"}, "of the one", 0},
      {{"one", "of", "the"}, "one of", 0},
      {{"one", "of", "the"}, "", 0},
      {{"a", "a"}, "a a a", 2},  // overlapping
      {{"pin", "init", "crate"}, "The pin_init crate", 1},
      {{"the", "pininit"}, "The pin_init crate", 1},  // a whole stands at both ends
      {{"pininit", "crate"}, "The pin_init crate", 1},
      {{"pininit", "init"}, "The pin_init crate", 1},
      {{"pininit", "pininit", "crate"}, "The pin_init crate", 1},
      {{"the", "drivers"}, "the driver", 0},
      {{"~the", "~driver"}, "the drivers", 1},
      {{"~the", "~pininit"}, "the pin_init", 0},  // a whole has no stem
  };
  for (const auto& [terms, text, count] : cases) {
    PhraseCounter phrase(terms);
    EXPECT_EQ(phrase.count(text), count) << text;
    EXPECT_EQ(phrase.count(text), count) << "again: " << text;
  }
}

TEST(PhraseCounterTest, APhraseMayHaveAsManyTermsAsBits) {
  std::string text;
  for (std::size_t i = 0; i < PhraseCounter::kMostTerms; ++i) text += "no ";
  PhraseCounter phrase(std::vector<std::string_view>(PhraseCounter::kMostTerms, "no"));
  EXPECT_EQ(phrase.count(text), 1U);
  EXPECT_EQ(phrase.count(text + "no"), 2U);
  EXPECT_EQ(phrase.count("yes " + text.substr(3)), 0U);
}

}  // namespace
}  // namespace plumbline
