// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/related.h"

#include <gmock/gmock.h>

#include <set>

#include "schema/text/citation.h"
#include "server/search/names_in_text.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kPreemption =
    "A lint that finds sleeping in atomic context by following the preemption count.";

struct RelatedTest : testing::Test, SmallCorpus {
  void SetUp() override {
    add_topic({.slug = "klint", .title = "klint", .body = "A lint.", .aliases = {"Kernel lint"}});
    add_topic({.slug = "nova",
               .title = "Nova driver",
               .body = "A driver.",
               .aliases = {"Nova"},
               .category = "driver"});
    for (int i = 0; i < 30; ++i)
      add_talk({.slug = "lpc-2022/other-" + std::to_string(i), .title = "Other", .body = "Words."});
  }
  const Catalog& catalog() {
    if (!catalog_) catalog_.emplace(database());
    return *catalog_;
  }
  Database& database() {
    if (!db_) db_ = &finish();
    return *db_;
  }
  std::vector<RelatedTalk> ask(const Proposal& proposal) {
    return related_talks(catalog(), database(), subject_of_text(catalog(), database(), proposal));
  }
  std::vector<RelatedTalk> ask_of(const std::string& slug) {
    const Document& talk = *catalog().find(Kind::kTalk, slug);
    return related_talks(catalog(), database(), subject_of_talk(catalog(), database(), talk));
  }
  std::vector<std::string> slugs(const std::vector<RelatedTalk>& talks) {
    std::vector<std::string> out;
    for (const RelatedTalk& talk : talks) out.push_back(catalog()[talk.talk].slug);
    return out;
  }
  // "speaker Gary Guo" of all reasons for the first talk.
  std::vector<std::string> reasons(const std::vector<RelatedTalk>& talks) {
    std::vector<std::string> out;
    if (talks.empty()) return out;
    for (const Because& reason : talks.front().because)
      out.push_back(std::string(because_name(reason.kind)) + " " + reason.value);
    return out;
  }

  std::optional<Catalog> catalog_;
  Database* db_ = nullptr;
};

TEST_F(RelatedTest, ATalkWithTheTextsTellingWordsIsFoundAndSaysSo) {
  add_talk({.slug = "lpc-2023/klint", .title = "Finding bugs", .body = std::string(kPreemption)});
  const auto found = ask({"", "We follow the preemption count to see whether something sleeps."});
  EXPECT_THAT(slugs(found), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(reasons(found), Contains("terms preemption count"));
}

TEST_F(RelatedTest, TheSameTextIsStronglyRelated) {
  add_talk({.slug = "lpc-2023/klint", .title = "Finding bugs", .body = std::string(kPreemption)});
  const auto found = ask({"Finding bugs", std::string(kPreemption)});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().strength, Strength::kStrong);
}

TEST_F(RelatedTest, ATextThatSharesNothingHasNothingRelated) {
  add_talk({.slug = "lpc-2023/klint", .title = "Finding bugs", .body = std::string(kPreemption)});
  EXPECT_THAT(ask({"Baking", "Bread with sesame, and how long the dough rests."}), IsEmpty());
}

TEST_F(RelatedTest, TheNearestOfFarTalksIsNotStrong) {
  add_talk({.slug = "lpc-2023/klint",
            .title = "Finding bugs",
            .body = std::string(kPreemption),
            .topics = {"klint"}});
  // All that it has in common is a topic that is named in passing.
  const auto found =
      ask({"Baking for a crowd",
           "Dough, sesame and ovens, a bakery's ledger, recipes for rye, and why klint is "
           "the name of our cat."});
  EXPECT_THAT(slugs(found), ElementsAre("lpc-2023/klint"));
  EXPECT_EQ(found.front().strength, Strength::kWeak);
  EXPECT_FALSE(any_is_near(found));
  EXPECT_TRUE(any_is_near(ask({"Finding bugs", std::string(kPreemption)})));
}

TEST_F(RelatedTest, WordsThatNothingHasAreToldAsTheyAreWritten) {
  add_talk({.slug = "lpc-2023/klint", .title = "Finding bugs", .body = std::string(kPreemption)});
  const auto read = [&](const Proposal& proposal) {
    return subject_of_text(catalog(), database(), proposal);
  };
  const Subject baking = read({"Sesame", "The Atomic oven bakes sesame rolls in 1999."});
  EXPECT_THAT(baking.unknown, ElementsAre("Sesame", "oven", "bakes", "rolls"));
  EXPECT_GT(baking.known, 0.1);
  EXPECT_LT(baking.known, 0.6);
  const Subject lint = read({"", std::string(kPreemption)});
  EXPECT_THAT(lint.unknown, IsEmpty());
  EXPECT_EQ(lint.known, 1);
}

TEST_F(RelatedTest, SharedTopicsSpeakersAndCitationsAreReasons) {
  add_talk({.slug = "lpc-2023/klint",
            .title = "Finding bugs",
            .body = std::string(kPreemption),
            .speakers = {"Gary Guo"},
            .topics = {"klint"}});
  const auto found = ask({"Kernel lint again", "Sleeping in atomic context.", {"Gary Guo"}});
  EXPECT_THAT(reasons(found), Contains("topic klint"));
  EXPECT_THAT(reasons(found), Contains("speaker Gary Guo"));
}

TEST_F(RelatedTest, WhatManyTalksShareIsNoReason) {
  for (int i = 0; i < 8; ++i)
    add_talk({.slug = "lpc-2021/gpu-" + std::to_string(i),
              .title = "Graphics",
              .body = "A driver for GPUs.",
              .topics = {"nova"}});
  add_talk({.slug = "lpc-2023/klint",
            .title = "Finding bugs",
            .body = std::string(kPreemption) + " It works and finds problems.",
            .topics = {"nova"}});
  const auto found = ask({"Preemption count for Nova", "It works, and finds problems as well."});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(slugs(found).front(), "lpc-2023/klint");
  EXPECT_THAT(reasons(found), ElementsAre("terms Preemption count"));
}

TEST_F(RelatedTest, TopicsOfTheNearestTalksBringTalksWithOtherWords) {
  for (const char* slug : {"lpc-2022/one", "lpc-2022/two"})
    add_talk({.slug = slug,
              .title = "Sleeping in atomic context",
              .body = std::string(kPreemption),
              .topics = {"klint"}});
  add_talk({.slug = "lpc-2023/other-words",
            .title = "Static checks",
            .body = "Spinlocks and schedulers, sleeping excepted.",
            .topics = {"klint"}});
  add_talk({.slug = "lpc-2023/another-subject",
            .title = "Static beds",
            .body = "Mattresses and pillows, sleeping excepted."});
  const auto found = slugs(ask({"", "We follow the preemption count to find sleeping."}));
  const auto at = [&](const char* slug) { return std::find(found.begin(), found.end(), slug); };
  EXPECT_LT(at("lpc-2023/other-words"), at("lpc-2023/another-subject"));
}

TEST_F(RelatedTest, TheFirstTopicOfATalkSaysMoreThanTheNext) {
  add_talk({.slug = "lpc-2022/first-named",
            .title = "Graphics",
            .body = "Finding bugs by graphics.",
            .topics = {"nova", "klint"}});
  add_talk({.slug = "lpc-2022/second-named",
            .title = "Graphics",
            .body = "Finding bugs by graphics.",
            .topics = {"klint", "nova"}});
  EXPECT_THAT(slugs(ask({"Klint", "Finding bugs with klint."})),
              ElementsAre("lpc-2022/second-named", "lpc-2022/first-named"));
}

TEST_F(RelatedTest, AChanceNeighbourByWordsDoesNotComeBeforeATalkOfTheSameTopic) {
  add_topic({.slug = "beds", .title = "Beds", .body = "Furniture."});
  add_talk({.slug = "lpc-2022/same-topic",
            .title = "Static checks",
            .body = "Following spinlocks through drivers.",
            .topics = {"klint"}});
  add_talk({.slug = "lpc-2022/same-words",
            .title = "Static furniture",
            .body = "Mattresses for kernels, and why they squeak.",
            .topics = {"beds"}});
  add_talk({.slug = "lpc-2023/klint",
            .title = "Static context",
            .body = "Spinlocks in kernels; no mattresses, and nothing that squeaks.",
            .topics = {"klint"}});
  EXPECT_EQ(slugs(ask_of("lpc-2023/klint")).front(), "lpc-2022/same-topic");
}

TEST_F(RelatedTest, TheNotesOfATalkCountLessThanItsAbstract) {
  add_talk(
      {.slug = "lpc-2022/a-by-notes", .title = "Beds", .body = "Mattresses and pillows squeak."});
  add_talk(
      {.slug = "lpc-2022/by-abstract", .title = "Locks", .body = "Spinlocks and mutexes spin."});
  add_talk({.slug = "lpc-2023/both", .title = "Both", .body = "Spinlocks and mutexes spin."});
  add_part("lpc-2023/both", "notes", "notes", "", "Mattresses and pillows squeak.");
  EXPECT_THAT(slugs(ask_of("lpc-2023/both")),
              ElementsAre("lpc-2022/by-abstract", "lpc-2022/a-by-notes"));
}

TEST_F(RelatedTest, FollowUpWordingCountsWithTheSamePeopleAndWords) {
  add_talk({.slug = "lpc-2023/klint",
            .title = "Klint",
            .body = std::string(kPreemption),
            .speakers = {"Gary Guo"}});
  const Proposal plain{"Sleeping", std::string(kPreemption), {"Gary Guo"}};
  const Proposal update{"Sleeping: an update", std::string(kPreemption), {"Gary Guo"}};
  EXPECT_THAT(reasons(ask(update)), Contains("follow-up update"));
  EXPECT_THAT(reasons(ask(plain)), Not(Contains("follow-up update")));
}

TEST_F(RelatedTest, OnlyEarlierTalksAreRelatedToATalk) {
  for (const std::string year : {"2022", "2023", "2024"})
    add_talk({.slug = "lpc-" + year + "/klint",
              .title = "Klint",
              .body = std::string(kPreemption),
              .date = year + "-11-15"});
  EXPECT_THAT(slugs(ask_of("lpc-2023/klint")), ElementsAre("lpc-2022/klint"));
}

TEST_F(RelatedTest, ADateThatMayBeTheSameDayIsNotEarlier) {
  add_talk({.slug = "lpc-2023/klint",
            .title = "Klint",
            .body = std::string(kPreemption),
            .date = "2023-11-15"});
  EXPECT_THAT(ask({"", std::string(kPreemption), {}, "2023"}), IsEmpty());
  EXPECT_THAT(ask({"", std::string(kPreemption), {}, "2023-11-15"}), IsEmpty());
  EXPECT_EQ(ask({"", std::string(kPreemption), {}, "2023-11-16"}).size(), 1u);
}

TEST_F(RelatedTest, WithdrawnTalksAreLeftOut) {
  add_talk({.slug = "lpc-2023/klint", .title = "Klint", .body = std::string(kPreemption)});
  withdraw("lpc-2023/klint", "room", "programme.json");
  EXPECT_THAT(ask({"", std::string(kPreemption)}), IsEmpty());
}

TEST_F(RelatedTest, NotesSayWhatWasDecided) {
  add_talk({.slug = "lpc-2023/klint", .title = "Klint", .body = std::string(kPreemption)});
  add_part("lpc-2023/klint", "notes", "notes", "",
           "Long discussion. Decision: merge it next year.");
  const auto found = ask({"", std::string(kPreemption)});
  ASSERT_FALSE(found.empty());
  ASSERT_TRUE(found.front().notes.has_value());
  EXPECT_EQ(found.front().notes->text, "Decision: merge it next year.");
}

TEST_F(RelatedTest, NamesFollowTheRulesOfTheCorpus) {
  struct Case {
    const char* text;
    std::vector<std::string> names;
  };
  add_talk({.slug = "lpc-2023/klint", .title = "Klint", .body = "x", .speakers = {"Gary Guo"}});
  const Case cases[] = {{"Nova for GPUs", {"nova"}},
                        {"a nova in the sky", {}},
                        {"the nova driver", {"nova"}},
                        {"kernel-lint", {"klint"}},
                        {"klint_check", {}},
                        {"klint.rs", {}},
                        {"menü.klint", {}},
                        {"by Gary Guo", {"gary-guo"}},
                        {"Gary said", {}},
                        {"https://example.org/klint", {}}};
  Tokenizer tokenizer;
  for (const Case& example : cases) {
    std::vector<std::string> found;
    for (const NameInText& name : find_names(catalog(), tokenizer, example.text))
      found.push_back(catalog()[name.document].slug);
    EXPECT_EQ(found, example.names) << example.text;
  }
}

TEST(FollowUpWording, IsFoundInTitles) {
  EXPECT_EQ(follow_up_wording("Tyr: a status update"), "status update");
  EXPECT_EQ(follow_up_wording("Klint, Part 2"), "part 2");
  EXPECT_EQ(follow_up_wording("Follow-up on pinning"), "follow up");
  EXPECT_EQ(follow_up_wording("Updating firmware"), "");
}

TEST_F(RelatedTest, OddTextsAreAnswered) {
  for (const std::string& text : {std::string(), std::string("\xff\xfe\x00z", 4),
                                  std::string(60000, 'a'), std::string("🦀")})
    EXPECT_THAT(ask({text, text}), IsEmpty());
}

// The stems, names and citations that a text has.
struct Content {
  std::set<std::string> stems, names, citations;
};

Content content_of(const Catalog& catalog, const std::string& text) {
  Content content;
  Tokenizer tokenizer;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kStem) content.stems.insert(token.text);
  }
  for (const NameInText& name : find_names(catalog, tokenizer, text))
    content.names.insert(catalog[name.document].slug);
  for (const Citation& citation : find_citations(text)) content.citations.insert(citation.key);
  return content;
}

std::string stems_of(std::string_view text) {
  Tokenizer tokenizer;
  std::string stems = " ";
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kStem) stems += token.text + " ";
  }
  return stems;
}

// Whether a text has the stems of some words one behind the other.
bool stand_together(std::string_view words, std::string_view text) {
  return stems_of(text).find(stems_of(words)) != std::string::npos;
}

std::string random_text(unsigned* state) {
  static const std::vector<std::string> kWords = {
      "sleeping", "atomic",   "context", "preemption",  "count",     "lint",
      "klint",    "Nova",     "driver",  "the",         "of",        "firmware",
      "update",   "Gary Guo", "GPU",     "register",    "locks",     "2023",
      "and",      "unsafe",   "code",    "kernel lint", "spinlocks", "waits"};
  std::string text;
  for (int i = 0; i < 25; ++i) {
    *state = *state * 1664525U + 1013904223U;
    text += kWords[(*state >> 16) % kWords.size()] + " ";
  }
  return text;
}

// Every reason is checked against the two texts themselves.
TEST_F(RelatedTest, EveryReasonIsTrueOfBothTexts) {
  unsigned state = 20231115;
  std::map<std::string, std::string> texts;
  for (int i = 0; i < 40; ++i) {
    const std::string slug = "lpc-2023/talk-" + std::to_string(i);
    texts[slug] = random_text(&state);
    add_talk(
        {.slug = slug,
         .title = "Session " + std::to_string(i),
         .body = texts[slug],
         .speakers = i % 3 == 0 ? std::vector<std::string>{"Gary Guo"}
                                : std::vector<std::string>{"Alice Ryhl"},
         .topics = i % 4 == 0 ? std::vector<std::string>{"klint"} : std::vector<std::string>{}});
  }
  std::size_t checked = 0;
  for (int i = 0; i < 40; ++i) {
    const std::string mine = random_text(&state);
    const Content proposed = content_of(catalog(), mine);
    for (const RelatedTalk& related : ask({"", mine})) {
      const Document& talk = catalog()[related.talk];
      const Content theirs = content_of(catalog(), talk.title + "\n" + texts[talk.slug]);
      for (const Because& reason : related.because) {
        ++checked;
        const std::string slug = catalog()[reason.document].slug;
        if (reason.kind == Because::kTopic) {
          EXPECT_TRUE(proposed.names.contains(slug)) << mine;
          EXPECT_TRUE(std::count(talk.topics.begin(), talk.topics.end(), reason.document)) << slug;
        } else if (reason.kind == Because::kSpeaker) {
          EXPECT_TRUE(proposed.names.contains(slug)) << mine;
          EXPECT_TRUE(std::count(talk.speakers.begin(), talk.speakers.end(), reason.document));
        } else {
          ASSERT_EQ(reason.kind, Because::kTerms);
          EXPECT_THAT(mine, testing::HasSubstr(reason.value));
          EXPECT_TRUE(stand_together(reason.value, talk.title + "\n" + texts[talk.slug]))
              << reason.value << " in " << texts[talk.slug];
          for (const std::string& stem : content_of(catalog(), reason.value).stems) {
            EXPECT_TRUE(proposed.stems.contains(stem)) << stem << " in " << mine;
            EXPECT_TRUE(theirs.stems.contains(stem)) << stem << " in " << texts[talk.slug];
          }
        }
      }
    }
  }
  EXPECT_GT(checked, 100u);
}
}  // namespace
}  // namespace plumbline
