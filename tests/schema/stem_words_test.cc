// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/stem_words.h"

#include <gmock/gmock.h>

#include "schema/postings.h"
#include "schema/text/tokenize.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(StemWords, ComeBackAsTheyWerePacked) {
  EXPECT_EQ(pack_stem_words("bind", {"binding", "binds"}), "4ing 4s");
  EXPECT_THAT(unpack_stem_words("bind", "4ing 4s"), ElementsAre("binding", "binds"));
  EXPECT_EQ(pack_stem_words("ski", {"skies", "sky"}), "3es 2y");
  EXPECT_THAT(unpack_stem_words("ski", "3es 2y"), ElementsAre("skies", "sky"));
  EXPECT_THAT(unpack_stem_words("bind", pack_stem_words("bind", {})), IsEmpty());
  const std::string longest(kMaxTokenBytes, 'y'), shorter = longest.substr(1);
  EXPECT_THAT(unpack_stem_words(shorter, pack_stem_words(shorter, {longest, "z"})),
              ElementsAre(longest, "z"));
  EXPECT_THAT(unpack_stem_words(longest, pack_stem_words(longest, {longest})),
              ElementsAre(longest));
}

TEST(StemWords, WhatIsDamagedIsLeftOut) {
  for (const char* packed : {"", " ", "   ", "/ing", "5ing", "p", "\xFF"})
    EXPECT_THAT(unpack_stem_words("bind", packed), IsEmpty()) << packed;
  EXPECT_THAT(unpack_stem_words("bind", " 9ing  4s "), ElementsAre("binds"));
  EXPECT_THAT(unpack_stem_words("bind", "4" + std::string(kMaxTokenBytes - 4, 's')), SizeIs(1));
  EXPECT_THAT(unpack_stem_words("bind", "4" + std::string(kMaxTokenBytes - 3, 's')), IsEmpty());
}

struct StemsInFullText : testing::Test, SmallCorpus {
  std::size_t found(const std::string& expression) {
    if (!db_) db_ = &finish();
    return frequencies(*db_, expression, false).size();
  }
  Database* db_ = nullptr;
};

TEST_F(StemsInFullText, AreFoundByEachOfTheirWordsAndNoOther) {
  add_talk({"lpc-2024/a", "A", "It binds."});
  add_talk({"lpc-2024/b", "B", "Bindings bind; a binding is bound."});
  add_talk({"lpc-2024/c", "C", "A binder."});
  EXPECT_EQ(found("\"=~bind\""), 2);
  EXPECT_EQ(found("\"=bind\""), 1);
  EXPECT_EQ(found("\"=~binder\""), 1);
  EXPECT_EQ(found("\"=~binding\""), 0);
  EXPECT_EQ(frequencies(*db_, "\"=~bind\"", false)[1].weighted, 3);
}

TEST_F(StemsInFullText, AreThoseOfPartsAndNotOfWholes) {
  add_talk({"lpc-2024/a", "A", "Kernel-bindings here"});
  add_talk({"lpc-2024/b", "B", "Kernelbindings here"});
  EXPECT_EQ(found("\"=kernelbindings\""), 2);
  EXPECT_EQ(found("\"=~kernelbind\""), 1);
}

// A position without any term would be left out, so that the other alone would be found.
TEST_F(StemsInFullText, ThatNothingHasKeepTheirPlaceInAPhrase) {
  add_talk({"lpc-2024/a", "A", "Lint binds lints."});
  EXPECT_EQ(found("\"=~lint\" + \"=~bind\""), 1);
  EXPECT_EQ(found("\"=~bind\" + \"=~lint\""), 1);
  EXPECT_EQ(found("\"=~nowher\" + \"=~bind\""), 0);
  EXPECT_EQ(found("\"=~bind\" + \"=~nowher\""), 0);
}

}  // namespace
}  // namespace plumbline
