// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/suggest.h"

#include <gmock/gmock.h>

#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// add_*() first, then ask.
struct SuggestTest : testing::Test, SmallCorpus {
  SuggestTest() {
    add_topic({"binder", "Android Binder driver", "", {"Binder", "rust_binder"}});
    add_topic({"bindgen", "bindgen", "", {"binding generator"}});
    add_topic({"coccinelle-for-rust", "Coccinelle for Rust", "", {"semantic patches"}});
    add_topic({"pinned-init", "pinned-init", "", {"pin-init", "PinInit"}});
    add_topic({"rustc-codegen-gcc", "rustc_codegen_gcc", "", {}});
    add_talk({"lpc-2023/binder",
              "Using Rust in the Binder driver",
              "",
              "2023-11-14",
              {"Alice Ryhl"},
              {"binder"}});
    add_talk(
        {"lpc-2024/binder", "Binder, one year on", "", "2024-09-20", {"Alice Ryhl"}, {"binder"}});
    add_talk({"lpc-2023/init",
              "Safe pinned initialization",
              "",
              "2023-11-15",
              {"Benno Lossin"},
              {"pinned-init"}});
    add_talk({"lpc-2023/dup",
              "Coccinelle",
              "",
              "2023-11-13",
              {"Tathagata Roy"},
              {"coccinelle-for-rust"}});
    add_talk({"lpc-2022/gpu", "A GPU driver", "", "2022-09-13", {"Maíra Canal", "Asahi Lina"}, {}});
  }

  const Suggester& suggester() {
    if (!suggester_) {
      Database& db = finish();
      catalog_.emplace(db);
      suggester_.emplace(*catalog_, db);
    }
    return *suggester_;
  }

  // "topic/binder as Binder"
  std::vector<std::string> ask(const std::string& typed, std::size_t limit = 10) {
    std::vector<std::string> out;
    for (const Completion& completion : suggester().complete(typed, limit)) {
      const Document& document = (*catalog_)[completion.document];
      out.push_back(std::string(kind_name(document.kind)) + "/" + document.slug +
                    (completion.alias.empty() ? "" : " as " + completion.alias));
    }
    return out;
  }
  std::string first(const std::string& typed) {
    const auto all = ask(typed);
    return all.empty() ? "" : all.front();
  }

  std::optional<Catalog> catalog_;
  std::optional<Suggester> suggester_;
};

TEST_F(SuggestTest, CompletesAnyWordOfAnyName) {
  EXPECT_THAT(ask("bin"), ElementsAre("topic/binder as Binder", "topic/bindgen",
                                      "talk/lpc-2024/binder", "talk/lpc-2023/binder"));
  EXPECT_EQ(first("andr"), "topic/binder");
  EXPECT_EQ(first("gen"), "topic/bindgen as binding generator");
  EXPECT_EQ(first("patch"), "topic/coccinelle-for-rust as semantic patches");
  EXPECT_EQ(first("ryhl"), "person/alice-ryhl");
  EXPECT_EQ(first("lpc-2022"), "event/lpc-2022");
}

TEST_F(SuggestTest, WantsAllWordsInAnyOrder) {
  EXPECT_THAT(ask("driver bin"), ElementsAre("topic/binder", "talk/lpc-2023/binder"));
  EXPECT_EQ(first("lina asa"), "person/asahi-lina");
  EXPECT_THAT(ask("binder coccinelle"), IsEmpty());
}

TEST_F(SuggestTest, JoinsAndDividesCompounds) {
  for (const char* typed :
       {"pin-i", "pin_in", "pinini", "pininit", "PinInit", "pin i", "Pin-Init"}) {
    EXPECT_THAT(first(typed), testing::StartsWith("topic/pinned-init")) << typed;
  }
  for (const char* typed :
       {"rustc_codegen", "rustc-codegen-g", "rustccode", "codegen", "rust_binder", "rustbind"}) {
    EXPECT_THAT(first(typed),
                testing::StartsWith(typed[5] == 'b' || typed[4] == 'b' ? "topic/binder"
                                                                       : "topic/rustc-codegen-gcc"))
        << typed;
  }
  EXPECT_EQ(first("bind gen"), "topic/bindgen");
}

TEST_F(SuggestTest, FoldsAccentsAndCase) {
  EXPECT_EQ(first("MAIRA"), "person/maira-canal");
  EXPECT_EQ(first("maír"), "person/maira-canal");
}

TEST_F(SuggestTest, ForgivesOneSlipFromTheFourthLetterOn) {
  for (const char* typed : {"coccinele", "cocin", "coccin", "cocxinelle", "cocicnelle",
                            "coccinnelle", "occi", "xoccinelle", "ccoccinelle", "occcin"}) {
    EXPECT_THAT(ask(typed), Contains("topic/coccinelle-for-rust")) << typed;
  }
  for (const char* typed : {"cxc", "xoc", "cxxcinelle", "occniell"}) {
    EXPECT_THAT(ask(typed), Not(Contains("topic/coccinelle-for-rust"))) << typed;
  }
}

TEST_F(SuggestTest, ForgivesOneSlipInAll) {
  EXPECT_EQ(first("cocinelle for rus"), "topic/coccinelle-for-rust");
  EXPECT_THAT(ask("cocinelle fro rust"), IsEmpty());
  EXPECT_THAT(ask("andriod bindre"), IsEmpty());
}

TEST_F(SuggestTest, NeverRanksASlipAboveWhatWasTyped) {
  add_talk({"lpc-2024/bend", "Bend it", "", "2024-09-20", {}, {}});
  add_topic({"bandwidth", "Bindo", "", {}});
  const auto all = ask("bend");
  EXPECT_EQ(all.front(), "talk/lpc-2024/bend");
  EXPECT_THAT(all, Contains("topic/bandwidth"));
}

TEST_F(SuggestTest, PutsTheWholeNameFirstThenTopicsPeopleAndTalks) {
  EXPECT_EQ(first("coccinelle"), "talk/lpc-2023/dup");
  EXPECT_THAT(ask("coccinell"), ElementsAre("topic/coccinelle-for-rust", "talk/lpc-2023/dup"));
}

TEST_F(SuggestTest, PutsWhatHasMoreTalksFirst) {
  add_topic({"locking", "locking", "", {}});
  add_topic({"locks", "lockdep", "", {}});
  add_talk({"lpc-2024/l1", "One", "", "2024-09-20", {}, {"locks"}});
  EXPECT_THAT(ask("loc"), ElementsAre("topic/locks", "topic/locking"));
}

TEST_F(SuggestTest, NamesEachDocumentOnceUpToTheLimit) {
  EXPECT_EQ(ask("b", 2).size(), 2u);
  EXPECT_THAT(ask("rust"), ElementsAre("topic/binder as rust_binder", "topic/rustc-codegen-gcc",
                                       "topic/coccinelle-for-rust", "talk/lpc-2023/binder"));
}

TEST_F(SuggestTest, StartsFromTheMostDiscussedTopics) {
  EXPECT_EQ(ask("").front(), "topic/binder");
  EXPECT_EQ(ask("  ", 1).size(), 1u);
  EXPECT_THAT(ask(""), Not(Contains("topic/bindgen")));
}

TEST_F(SuggestTest, TakesAnyBytes) {
  for (const char* typed : {"!!", "\xFF\xFE", "a\xC3", "日本", "-", "((((", "💥"})
    EXPECT_NO_THROW(ask(typed)) << typed;
  EXPECT_NO_THROW(ask(std::string(5000, 'a')));
  std::string many;
  for (int i = 0; i < 300; ++i) many += "rust ";
  EXPECT_NO_THROW(ask(many));
}
}  // namespace
}  // namespace plumbline
