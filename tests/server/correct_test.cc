// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/correct.h"

#include <gmock/gmock.h>

#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

struct CorrectTest : testing::Test, SmallCorpus {
  CorrectTest() {
    add_topic({"coccinelle", "Coccinelle", "Semantic patches.", {"spatch tool"}});
    add_topic({"gccrs", "gccrs", "A compiler.", {"Rust GCC"}});
    add_talk({"lpc-2024/a",
              "Coccinelle for Rust",
              "coccinelle makes a semantic patch of many files",
              "",
              {"Julia Lawall"}});
    add_talk({"lpc-2024/b", "Binder", "the binder driver and a usb bus", "", {"Alice Ryhl"}});
    add_talk({"lpc-2024/c", "Projections", "field projection in the kernel", "", {"Gary Guo"}});
    add_talk({"lpc-2024/d",
              "Files",
              "filed and fixed, and filed again, carry and garry; 日本語 Ядро",
              "",
              {"Boqun Feng"}});
    db_ = &finish();
    catalog_.emplace(*db_);
  }

  std::vector<std::string> corrected(const std::string& q, std::size_t count = 1) {
    std::vector<std::string> texts;
    for (auto& correction :
         corrections(*catalog_, *db_, tokenizer_, parse_query(*catalog_, tokenizer_, q), count))
      texts.push_back(std::move(correction.q));
    return texts;
  }

  Tokenizer tokenizer_;
  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(CorrectTest, UnknownWordsAreReplacedWhereTheyStand) {
  struct Case {
    const char *typed, *meant;
  };
  for (const Case& c : {
           Case{"coccinele", "coccinelle"},
           Case{"coccinele semantc patch", "coccinelle semantic patch"},  // both
           Case{"fied projection", "field projection"},  // not filed or fixed: they are together
           Case{"semanticpatch", "semantic patch"},      // a missing blank
           Case{"seman tic patch", "semantic patch"},    // a superfluous one
           Case{"\"coccinele for rust\"", "\"coccinelle for rust\""},
           Case{"\"semanticpatch\"", "\"semantic patch\""},
           Case{"title:coccinele", "title:coccinelle"},
           Case{"coccinele OR bnider", "coccinelle OR binder"},
           Case{"(coccinele OR bnider) -drivr Rust", "(coccinelle OR binder) -drivr Rust"},
           Case{"Coccinele BNIDER Rust", "Coccinelle BINDER Rust"},  // capitals stay
           Case{"usb us bsu", "usb us bus"},  // the word, and not the same letters in another
           Case{"«coccinele» rust", "\"coccinelle\" rust"},
           Case{"bnider year:2024", "binder year:2024"},
           Case{"bnider event:lpc-2042", "binder event:lpc-2042"},
           Case{"bnider driv*", "binder driv*"},
           Case{"binder_drivr", "binder_driver"},
           Case{"ядор", "ядро"},
           Case{"bnider bnider", "binder binder"},
           Case{"  bnider\tdriver ", "  binder\tdriver "},
       }) {
    EXPECT_THAT(corrected(c.typed), ElementsAre(c.meant)) << c.typed;
  }
}

TEST_F(CorrectTest, NamesAreCandidatesAsAWhole) {
  EXPECT_THAT(corrected("garyy gou"), ElementsAre("gary guo"));
  EXPECT_THAT(corrected("boqun fen"), ElementsAre("boqun feng"));
  EXPECT_THAT(corrected("Jullia Lawlal"), ElementsAre("Julia Lawall"));
  EXPECT_THAT(corrected("spathc tol"), ElementsAre("spatch tool"));
  EXPECT_THAT(corrected("alice rhyl binder"), ElementsAre("alice ryhl binder"));
}

TEST_F(CorrectTest, KnownWordsAreNeverReplaced) {
  for (const char* q : {"filed projection",  // both are words of the corpus, if of different talks
                        "binders",           // has the stem of one
                        "carry",
                        "what is binder",
                        "2042",
                        "v6.9",
                        "1.78.0",
                        "wit the binder",
                        "xyzzyq",
                        "binder-driver",
                        "DriverBinder",
                        "usb::bus",
                        "ab",
                        "qq",
                        "",
                        "   ",
                        "-bnider driver",
                        "bnid*",
                        "Rust GCC",
                        "\"the binder\"",
                        "cocci nelle"}) {
    EXPECT_THAT(corrected(q), IsEmpty()) << q;
  }
}

TEST_F(CorrectTest, OtherWordsStayWhereOnlySomeCanBeMended) {
  EXPECT_THAT(corrected("bnider xyzzyq"), ElementsAre("binder xyzzyq"));
  EXPECT_THAT(corrected("xyzzyq bnider"), ElementsAre("xyzzyq binder"));
}

TEST_F(CorrectTest, SeveralCombinationsComeInTheirOrderEachOnce) {
  const std::vector<std::string> all = corrected("fied", 5);
  EXPECT_THAT(all, testing::UnorderedElementsAre("field", "filed", "fixed"));
  EXPECT_THAT(corrected("fied projection", 5).front(), "field projection");
}

TEST_F(CorrectTest, LongTextsHaveOnlyTheirFirstUnknownWordsMended) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "bnider drivr ";
  const std::vector<std::string> found = corrected(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(
      found[0].starts_with("binder driver binder driver binder driver binder driver bnider"));
  EXPECT_EQ(found[0].size(), text.size() + 4);
}
}  // namespace
}  // namespace plumbline
