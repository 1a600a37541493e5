// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/search.h"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "schema/format.h"
#include "schema/mentions.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::Gt;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// add_*() first, then ask.
struct SearchTest : testing::Test, SmallCorpus {
  const Catalog& catalog() {
    if (!catalog_) {
      db_ = &finish();
      catalog_.emplace(*db_);
    }
    return *catalog_;
  }

  SearchResults results(const SearchRequest& request) {
    const Catalog& all = catalog();
    return search(all, *db_, request);
  }
  SearchResults results(const std::string& q) {
    SearchRequest request;
    request.q = q;
    return results(request);
  }

  std::vector<std::string> slugs(const SearchResults& found) {
    std::vector<std::string> out;
    for (const Hit& hit : found.hits) out.push_back(catalog()[hit.document].slug);
    return out;
  }
  std::vector<std::string> ask(const std::string& q) { return slugs(results(q)); }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

// What a snippet marks, joined by "|".
std::string marked(const std::string& text, const Marks& marks) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    points += static_cast<char32_t>(i);  // the byte where a code point begins
    i += length;
  }
  points += static_cast<char32_t>(text.size());
  std::string out;
  for (const auto& [begin, end] : marks) {
    const auto from = static_cast<std::size_t>(points[static_cast<std::size_t>(begin)]);
    const auto to = static_cast<std::size_t>(points[static_cast<std::size_t>(end)]);
    out += (out.empty() ? "" : "|") + text.substr(from, to - from);
  }
  return out;
}

TEST_F(SearchTest, MatchInTitleRanksAboveMatchInBody) {
  add_talk({"lpc-2024/build", "Building drivers", "We ran klint on every commit."});
  add_talk({"lpc-2024/klint", "Klint in practice", "A lint tool for kernel code."});
  EXPECT_THAT(ask("klint"), ElementsAre("lpc-2024/klint", "lpc-2024/build"));
}

TEST_F(SearchTest, ExactWordRanksAboveItsRelatives) {
  add_talk({"lpc-2024/b", "One", "The initializer runs before anything else here does."});
  add_talk({"lpc-2024/a", "Two", "Safe initialisation runs before anything else does."});
  add_talk({"lpc-2024/c", "Three", "Safe initialization runs before anything else does."});
  EXPECT_EQ(ask("initialisation").front(), "lpc-2024/a");
  EXPECT_EQ(ask("initialization").front(), "lpc-2024/c");
  EXPECT_THAT(ask("initialise"), testing::SizeIs(3));
  EXPECT_THAT(ask("\"initialization\""), ElementsAre("lpc-2024/c"));
}

TEST_F(SearchTest, WhatWasWithdrawnComesAfterWhatWasGiven) {
  add_talk({"lpc-2025/new", "Klint again", "We run klint.", "2025-11-15"});
  add_talk({"lpc-2023/old", "Klint", "A tool.", "2023-11-15"});
  add_talk({"lpc-2023/aside", "Build times", "Also klint.", "2023-11-15"});
  withdraw("lpc-2025/new", "room", "programmes/lpc.json");
  EXPECT_THAT(ask("klint"), ElementsAre("lpc-2023/old", "lpc-2023/aside", "lpc-2025/new"));
}

TEST_F(SearchTest, WordsMayStandInDifferentPartsOfATalk) {
  add_talk({"lpc-2024/a", "Sleeping", "About klint."});
  add_part("lpc-2024/a", "notes", "notes", "", "Spinlocks were discussed.");
  add_talk({"lpc-2024/b", "Other", "About klint alone."});
  const SearchResults found = results("klint spinlock");
  EXPECT_EQ(found.exact_total, 1);
  EXPECT_EQ(slugs(found).front(), "lpc-2024/a");
  EXPECT_THAT(found.hits[0].missing, IsEmpty());
}

TEST_F(SearchTest, DocumentsThatLackAWordFollowAndSaySo) {
  add_talk({"lpc-2024/one", "klint klint", "klint"});
  add_talk({"lpc-2024/both", "Other",
            "A long text in which klint stands once and miri stands once as well."});
  const SearchResults found = results("klint miri");
  EXPECT_THAT(slugs(found), ElementsAre("lpc-2024/both", "lpc-2024/one"));
  EXPECT_TRUE(found.relaxed);
  EXPECT_EQ(found.exact_total, 1);
  EXPECT_THAT(found.hits[1].missing, ElementsAre("miri"));
  for (const char* q : {"klint AND miri", "\"klint\" miri", "klint miri -x", "klint miri*"}) {
    EXPECT_THAT(ask(q), ElementsAre("lpc-2024/both")) << q;  // who uses operators means them
  }
}

TEST_F(SearchTest, QuestionIsRankedOverAnyOfItsWords) {
  add_talk(
      {"lpc-2024/std", "The standard library", "The kernel links core alone and cannot use std."});
  add_talk({"lpc-2024/why", "Why and how",
            "It is what it is, and this is why we can do it, with the other kernel."});
  const SearchResults found = results("why can't the kernel use std?");
  EXPECT_EQ(slugs(found).front(), "lpc-2024/std");
  EXPECT_TRUE(found.relaxed);
}

TEST_F(SearchTest, WhoAsksWhoSomebodyIsSeesThatPageFirst) {
  for (int i = 0; i < 40; ++i)
    add_talk({"lpc-2023/other-" + std::to_string(i), "Another", "It is about something else."});
  for (const char* slug : {"lpc-2023/a", "lpc-2024/b", "lpc-2024/c"}) {
    add_talk({slug,
              "Gary Guo, who is Gary Guo",
              "Gary Guo. Who is Gary Guo? Gary Guo and Gary Guo.",
              "2024-09-18",
              {"Gary Guo"}});
  }
  for (const char* q : {"gary guo", "who is Gary Guo", "who is Gary Guo?", "talks by gary guo"})
    EXPECT_EQ(ask(q).front(), "gary-guo") << q;
}

TEST_F(SearchTest, TwoDigitsBehindANameOfAnEventAreItsYear) {
  add_event("fosdem-2024", "FOSDEM 2024");
  add_event("fosdem-2023", "FOSDEM 2023");
  add_topic({"rust-2024", "Rust 2024", "An edition of fosdem."});
  add_talk({"fosdem-2023/count", "FOSDEM 24", "24 talks of fosdem 24, and 24 of fosdem24"});
  for (const char* q : {"FOSDEM 24", "fosdem24", "fosdem '24", "fosdem 2024"})
    EXPECT_EQ(ask(q).front(), "fosdem-2024") << q;
  EXPECT_EQ(results("rust 24").understood, "rust AND 24");  // topics have no year
  EXPECT_EQ(results("fosdem 1924").understood, "fosdem AND 1924");
}

TEST_F(SearchTest, WordInQuotesIsAskedForBesideTheSameWithout) {
  add_talk({"lpc-2024/a", "A", "a spinlock"});
  add_talk({"lpc-2024/b", "B", "many spinlocks"});
  EXPECT_THAT(slugs(results("spinlock spinlock")),
              UnorderedElementsAre("lpc-2024/a", "lpc-2024/b"));
  EXPECT_THAT(slugs(results("spinlock \"spinlock\"")), ElementsAre("lpc-2024/a"));
}

TEST_F(SearchTest, DocumentsThatAreNotThereAreNoAnswers) {
  const auto binder = add_topic({.slug = "binder", .title = "Binder", .body = "A topic."});
  add_talk({"lpc-2024/a", "A", "Of binder."});
  catalog();
  constexpr std::int64_t kNowhere = 50'000'000;
  write_mentions({{kNowhere, binder, kNowhere << kPassageBits, 1}}, *db_);
  const SearchResults found = results("binder nothing");
  EXPECT_EQ(found.exact_total, 0);
  ASSERT_THAT(found.relaxations, testing::SizeIs(1));
  EXPECT_EQ(found.relaxations[0].q, "binder");
}

TEST_F(SearchTest, RelaxationsTellWhichWordToDrop) {
  add_talk({"lpc-2024/a", "A", "klint spinlock"});
  add_talk({"lpc-2024/b", "B", "miri"});
  const SearchResults found = results("klint spinlock miri");
  ASSERT_THAT(found.relaxations, testing::SizeIs(1));
  EXPECT_EQ(found.relaxations[0].drop, "miri");
  EXPECT_EQ(found.relaxations[0].q, "klint spinlock");
  EXPECT_EQ(found.relaxations[0].total, 1);
  ASSERT_THAT(found.terms, testing::SizeIs(3));
  EXPECT_EQ(found.terms[2].term + ":" + std::to_string(found.terms[2].total), "miri:1");
}

TEST_F(SearchTest, PartsAreFoundUnderTheirTalkWithTheirAnchor) {
  add_talk({"lpc-2024/a", "Sleeping", "An abstract."});
  add_part("lpc-2024/a", "slides", "slide-7", "Limits", "The preemption counter.", 7);
  add_part("lpc-2024/a", "notes", "notes-end", "", "Preemption was asked about.");
  const SearchResults found = results("preemption");
  ASSERT_THAT(slugs(found), ElementsAre("lpc-2024/a"));
  std::set<std::string> anchors = {found.hits[0].snippet->anchor};
  for (const Snippet& snippet : found.hits[0].also) anchors.insert(snippet.anchor);
  EXPECT_THAT(anchors, UnorderedElementsAre("slide-7", "notes-end"));
}

TEST_F(SearchTest, TranscriptsAreFoundByPartAndSecond) {
  add_talk({"lpc-2024/a", "Sleeping", "An abstract."});
  add_talk({"lpc-2024/b", "Waking", "An abstract of preemption."});
  add_part("lpc-2024/a", "transcript", "t-61", "", "Preemption is on the next page.", {}, 61);
  const SearchResults found = results("in:transcript preemption");
  ASSERT_THAT(slugs(found), ElementsAre("lpc-2024/a"));
  EXPECT_EQ(found.hits[0].snippet->seconds, 61);
  EXPECT_EQ(found.hits[0].snippet->anchor, "t-61");
  EXPECT_THAT(ask("has:transcript"), ElementsAre("lpc-2024/a"));
}

TEST_F(SearchTest, OperatorsCombineSetsOfDocuments) {
  add_talk({"lpc-2024/a", "Alpha", "klint and miri"});
  add_talk({"lpc-2024/b", "Beta", "klint", "", {"Gary Guo"}});
  add_talk({"lpc-2024/c", "Gamma", "miri"});
  EXPECT_EQ(ask("klint miri").front(), "lpc-2024/a");
  EXPECT_THAT(ask("klint AND miri"), ElementsAre("lpc-2024/a"));
  EXPECT_THAT(ask("klint OR miri"), UnorderedElementsAre("lpc-2024/a", "lpc-2024/b", "lpc-2024/c"));
  EXPECT_THAT(ask("klint -miri"), ElementsAre("lpc-2024/b"));
  EXPECT_THAT(ask("klint NOT miri"), ElementsAre("lpc-2024/b"));
  EXPECT_THAT(ask("klint -guo"), ElementsAre("lpc-2024/a"));
  EXPECT_THAT(ask("(klint OR miri) -alpha"), UnorderedElementsAre("lpc-2024/b", "lpc-2024/c"));
  EXPECT_THAT(ask("kli*"), UnorderedElementsAre("lpc-2024/a", "lpc-2024/b"));
  EXPECT_THAT(ask("\"klint and\""), ElementsAre("lpc-2024/a"));
  EXPECT_THAT(ask("title:beta"), ElementsAre("lpc-2024/b"));
  EXPECT_THAT(ask("title:klint"), IsEmpty());
}

TEST_F(SearchTest, FieldsNarrow) {
  add_topic({"locking", "Locking", "About locks."});
  add_talk({"lpc-2023/a",
            "Alpha",
            "words",
            "2023-11-15",
            {"Gary Guo"},
            {"locking"},
            "keynote",
            {{"video", "https://v.org/1"}}});
  add_talk({"fosdem-2024/b", "Beta", "words", "2024-02-03", {"Alice Ryhl"}});
  add_part("fosdem-2024/b", "slides", "slide-1", "", "deck", 1);
  for (const char* q :
       {"words speaker:\"Gary Guo\"", "speaker:gary-guo", "speaker:guo", "topic:locking words",
        "event:lpc-2023", "series:lpc type:talk", "year:2023 type:talk", "kind:keynote",
        "has:video", "words before:2024", "words -has:slides"}) {
    EXPECT_THAT(ask(q), ElementsAre("lpc-2023/a")) << q;
  }
  for (const char* q : {"words after:2024", "has:slides", "in:slides deck", "words -year:2023",
                        "words series:fosdem"}) {
    EXPECT_THAT(ask(q), ElementsAre("fosdem-2024/b")) << q;
  }
  EXPECT_THAT(ask("in:slides words"), IsEmpty());
  EXPECT_THAT(ask("in:slides"), ElementsAre("fosdem-2024/b"));
  EXPECT_THAT(ask("deck in:Slide"), ElementsAre("fosdem-2024/b"));
  EXPECT_THAT(ask("deck -in:slides"), IsEmpty());
  for (const char* q : {"words -in:slides", "type:talk -in:slides"})
    EXPECT_THAT(ask(q), UnorderedElementsAre("fosdem-2024/b", "lpc-2023/a")) << q;
  EXPECT_THAT(results("words in:video").warnings, Contains(HasSubstr("“video”")));
  EXPECT_THAT(results("topic:nothing").warnings, Contains(HasSubstr("nothing")));
}

TEST_F(SearchTest, NameOfATopicGivesItsCardAndFirstHit) {
  const auto topic = add_topic({"pinned-init",
                                "pin-init (pinned-init)",
                                "Safe initialisation.",
                                {"pin-init", "-Z pin flags"}});
  for (int i = 0; i < 20; ++i) {
    add_talk({"lpc-2024/t" + std::to_string(i), "pin init pin init pin init",
              "pin init pin-init pin_init"});
  }
  for (const char* q :
       {"pin-init", "pin init", "PinInit", "pin_init", "pininit", "-Z pin flags", "Pin Inits"}) {
    const SearchResults found = results(q);
    EXPECT_EQ(found.card, static_cast<DocumentId>(topic)) << q;
    EXPECT_EQ(slugs(found).front(), "pinned-init") << q;
  }
  EXPECT_EQ(results("pin init binder").card, std::nullopt);
}

TEST_F(SearchTest, AQuestionThatAsksWhatATopicIsShowsHowItsPageBegins) {
  std::string body = "It carries messages. ";
  for (int i = 0; i < 100; ++i) body += "filler" + std::to_string(i) + " ";
  const auto topic =
      add_topic({"binder", "Binder", body + "Nobody knows how a binder can work.", {"IPC"}});
  add_talk({"lpc-2024/work", "How binders work", "How does a binder work? It works."});
  for (const char* q : {"how does binder work?", "what is the Binder used for",
                        "what does IPC mean", "Binder explained", "what is binder?"}) {
    const SearchResults found = results(q);
    EXPECT_EQ(found.card, static_cast<DocumentId>(topic)) << q;
    ASSERT_EQ(slugs(found).front(), "binder") << q;
    EXPECT_THAT(found.hits[0].snippet->text, testing::StartsWith("It carries messages.")) << q;
  }
  for (const char* q : {"how does binder work on a phone?", "binder workqueue", "binder \"work\"",
                        "binder work*", "work"})
    EXPECT_EQ(results(q).card, std::nullopt) << q;
}

// "binder", "rust_binder" and "IPC" are one thing.
TEST_F(SearchTest, ASnippetThatSaysANameTwiceTellsNoMore) {
  add_topic({"binder", "Binder", "A driver.", {"rust_binder", "IPC"}});
  add_talk({"lpc-2024/a", "Phones", "In a binder nobody finds the needle."});
  add_part("lpc-2024/a", "notes", "notes", "", "Binder is IPC, and rust_binder is Binder.");
  const SearchResults found = results("binder needle");
  EXPECT_THAT(found.hits.at(0).snippet->text, HasSubstr("needle"));
}

TEST_F(SearchTest, AliasFindsTalksAboutItsTopicBelowThoseWithTheWords) {
  add_topic({"gccrs", "gccrs", "A front end.", {"Rust GCC"}});
  add_talk({"lpc-2024/tagged", "The front end", "An update.", "", {}, {"gccrs"}});
  add_talk({"lpc-2024/words", "Mixing", "Rust and GCC objects."});
  for (int i = 0; i < 20; ++i)
    add_talk({"lpc-2024/other" + std::to_string(i), "Nothing", "of the kind."});
  const SearchResults found = results("Rust GCC");
  EXPECT_THAT(slugs(found), ElementsAre("gccrs", "lpc-2024/words", "lpc-2024/tagged"));
  ASSERT_THAT(found.aliases, testing::SizeIs(1));
  EXPECT_EQ(found.aliases[0].typed, "Rust GCC");
  EXPECT_EQ(found.understood, "Rust AND GCC OR topic:gccrs");
}

TEST_F(SearchTest, UnderstoodReadsAsTheSameQuery) {
  add_topic({"pinned-init", "pinned-init", "Text.", {"pin init"}});
  add_talk({"lpc-2023/a", "Alpha", "pin the init of a binder", "2023-11-15", {"Gary Guo"}});
  for (const char* q : {"pin init binder*", "alpha OR (binder -pin)",
                        "speaker:\"Gary Guo\" \"the init\"", "title:alpha in:notes"}) {
    const std::string once = results(q).understood;
    EXPECT_THAT(ask(once), testing::ElementsAreArray(ask(q))) << once;
  }
  EXPECT_EQ(results("pin init binder*").understood,
            "(pin AND init OR topic:pinned-init) AND binder*");
}

TEST_F(SearchTest, MarksAreCodePointsOfWhatWasAsked) {
  add_talk(
      {"lpc-2024/a", "Größe: klint", "Für Björn: “pin-init” und PinInit; initialising things."});
  const SearchResults found = results("pin_init");
  ASSERT_THAT(found.hits, testing::SizeIs(1));
  EXPECT_EQ(marked(found.hits[0].snippet->text, found.hits[0].snippet->marks), "pin-init|PinInit");
  const SearchResults stems = results("initializer klint");
  EXPECT_EQ(marked(stems.hits[0].snippet->text, stems.hits[0].snippet->marks), "initialising");
  EXPECT_EQ(marked("Größe: klint", stems.hits[0].title_marks), "klint");
}

TEST_F(SearchTest, MarksNoStopWordsBesideOthers) {
  add_talk({"lpc-2024/a", "Hay", "This is the needle of it."});
  for (const auto& [query, marks] :
       {std::pair{"what is the needle of it?", "needle"}, {"is the", "is|the"}}) {
    const SearchResults found = results(query);
    const Snippet snippet = *found.hits.at(0).snippet;
    EXPECT_EQ(marked(snippet.text, snippet.marks), marks) << query;
  }
}

TEST_F(SearchTest, SnippetIsAShortRunAroundTheWords) {
  std::string body;
  for (int i = 0; i < 300; ++i) body += "filler" + std::to_string(i) + " ";
  add_talk({"lpc-2024/a", "Long", body + "needle here. " + body});
  const Snippet snippet = *results("needle").hits.at(0).snippet;
  EXPECT_EQ(marked(snippet.text, snippet.marks), "needle");
  EXPECT_LT(snippet.text.size(), 500u);
  EXPECT_TRUE(snippet.text.starts_with("… ") && snippet.text.ends_with(" …")) << snippet.text;
}

TEST_F(SearchTest, PagesWalkAllHitsOnceInBothDirections) {
  for (int i = 0; i < 23; ++i)
    add_talk({"lpc-2024/t" + std::to_string(i), "Talk", "kernel words",
              "2024-09-1" + std::to_string(i % 4)});
  for (const Sort sort : {Sort::kDefault, Sort::kNewest, Sort::kOldest, Sort::kTitle}) {
    SearchRequest request;
    request.q = "kernel";
    request.limit = 5;
    request.sort = sort;
    std::vector<std::string> forward, last;
    SearchResults page;
    for (;;) {
      page = results(request);
      last = slugs(page);
      forward.insert(forward.end(), last.begin(), last.end());
      if (page.next.empty()) break;
      request.cursor = page.next;
    }
    EXPECT_EQ(forward.size(), 23u);
    EXPECT_EQ(std::set<std::string>(forward.begin(), forward.end()).size(), 23u);
    std::vector<std::string> backward = last;
    while (!page.prev.empty()) {
      request.cursor = page.prev;
      page = results(request);
      const auto before = slugs(page);
      backward.insert(backward.begin(), before.begin(), before.end());
    }
    EXPECT_EQ(backward, forward);
  }
}

TEST_F(SearchTest, CursorsThatDoNotBelongAreRefused) {
  for (int i = 0; i < 5; ++i) add_talk({"lpc-2024/t" + std::to_string(i), "Talk", "kernel words"});
  SearchRequest request;
  request.q = "kernel";
  request.limit = 2;
  request.cursor = results(request).next;
  request.q = "words";
  EXPECT_THROW(results(request), CursorError);
  for (const char* cursor : {"zzz", "====", "🦀", "Zg"}) {
    request.cursor = cursor;
    EXPECT_THROW(results(request), CursorError) << cursor;
  }
}

TEST_F(SearchTest, FiltersAndFacetsCountWhatElseCouldBeChosen) {
  add_talk({"lpc-2023/a", "A", "kernel", "2023-11-15", {"Gary Guo"}});
  add_talk({"lpc-2023/b", "B", "kernel", "2023-11-15", {"Alice Ryhl"}});
  add_talk({"lpc-2024/c", "C", "kernel", "2024-09-18", {"Gary Guo"}});
  SearchRequest request;
  request.q = "kernel";
  request.facets = {"year", "speaker"};
  request.filters["year"] = {"2023"};
  const SearchResults found = results(request);
  EXPECT_THAT(slugs(found), UnorderedElementsAre("lpc-2023/a", "lpc-2023/b"));
  const auto& years = found.facets.at("year");
  ASSERT_THAT(years, testing::SizeIs(2));  // its own filter does not hide the other year
  EXPECT_EQ(years[0].value + ":" + std::to_string(years[0].count), "2024:1");
  EXPECT_EQ(years[1].value + ":" + std::to_string(years[1].count), "2023:2");
  EXPECT_TRUE(years[1].chosen);
  EXPECT_EQ(found.facets.at("speaker").size(), 2u);
  request.filters["speaker"] = {"gary-guo", "alice-ryhl"};  // OR within one name
  EXPECT_EQ(results(request).total, 2);
}

TEST_F(SearchTest, EmptyQueryListsAllNewestFirst) {
  add_talk({"lpc-2023/a", "A", "x", "2023-11-15"});
  add_talk({"lpc-2024/b", "B", "x", "2024-09-18"});
  SearchRequest request;
  request.filters["type"] = {"talk"};
  EXPECT_THAT(slugs(results(request)), ElementsAre("lpc-2024/b", "lpc-2023/a"));
  request.from = "2024";
  EXPECT_THAT(slugs(results(request)), ElementsAre("lpc-2024/b"));
  request.from = "";
  request.to = "2023-11";
  EXPECT_THAT(slugs(results(request)), ElementsAre("lpc-2023/a"));
}

TEST_F(SearchTest, MisspeltWordIsCorrectedAndSaidSo) {
  add_topic({"coccinelle", "Coccinelle", "Semantic patches."});
  add_talk({"lpc-2024/a", "A", "coccinelle for kernels"});
  const SearchResults found = results("coccinele");
  EXPECT_TRUE(found.fuzzy);
  EXPECT_EQ(slugs(found).front(), "coccinelle");
  ASSERT_THAT(found.suggestions, testing::SizeIs(1));
  EXPECT_EQ(found.suggestions[0].q, "coccinelle");
  EXPECT_EQ(found.suggestions[0].total, 2);
  SearchRequest as_typed;
  as_typed.q = "coccinele";
  as_typed.correct = false;
  EXPECT_EQ(results(as_typed).total, 0);
  EXPECT_THAT(results(as_typed).suggestions, testing::SizeIs(1));
}

TEST_F(SearchTest, PhrasesAreCorrectedWordByWord) {
  add_talk({"lpc-2024/a", "A", "coccinelle makes semantic patches of many files"});
  add_talk({"lpc-2024/b", "B", "binder and patch"});
  EXPECT_EQ(results("coccinele semantc patch").suggestions.at(0).q, "coccinelle semantic patch");
  EXPECT_EQ(results("bnider").suggestions.at(0).q, "binder");  // an exchange
  EXPECT_EQ(results("vinder").suggestions.at(0).q, "binder");  // the first letter
  EXPECT_EQ(results("bindr").suggestions.at(0).q, "binder");
  EXPECT_THAT(results("binders").suggestions, IsEmpty());       // known by its stem
  EXPECT_THAT(results("files binder").suggestions, IsEmpty());  // both are words of the corpus
  EXPECT_THAT(results("xyzzyq").suggestions, IsEmpty());
}

TEST_F(SearchTest, OddQueriesAreReadLiterallyWithAWarning) {
  add_talk({"lpc-2024/a", "Alpha", "pinned data and foo.bar or -Zbuild-std"});
  for (const char* q : {"\"pinned data", "pinned )data", "(pinned data", "OR pinned", "pinned AND",
                        "pinned -", "pinned ***", "topic: pinned", "-pinned", "-Zbuild-std"}) {
    const SearchResults found = results(q);
    EXPECT_THAT(found.warnings, testing::Not(IsEmpty())) << q;
    EXPECT_EQ(found.total,
              q == std::string("pinned AND") || q == std::string("topic: pinned") ? found.total : 1)
        << q;
  }
}

TEST_F(SearchTest, WhatFollowsParenthesesCountsHoweverManyClose) {
  add_talk({"lpc-2024/a", "Alpha", "klint and miri"});
  add_talk({"lpc-2024/b", "Beta", "klint"});
  for (const std::size_t opened : {0U, 1U, 16U, 17U, 40U}) {
    for (const std::size_t closed : {0U, 1U, 16U, 17U, 40U}) {
      const std::string q =
          std::string(opened, '(') + "klint " + std::string(closed, ')') + " -miri";
      EXPECT_THAT(ask(q), ElementsAre("lpc-2024/b")) << q;
    }
  }
}

TEST_F(SearchTest, ExplainAddsUpToTheScore) {
  add_topic({"klint", "klint", "A lint."});
  add_talk({"lpc-2024/a", "klint tool", "klint tool words", "2024-01-01", {}, {"klint"}});
  add_talk({"lpc-2014/b", "Other", "words about another tool", "2014-01-01"});
  SearchRequest request;
  request.q = "klint tool";
  request.explain = true;
  for (const Hit& hit : results(request).hits) {
    double sum = 0;
    for (const Reason& reason : hit.reasons) sum += reason.score;
    EXPECT_NEAR(sum, hit.score, 1e-6);
    EXPECT_THAT(hit.reasons.size(), Gt(1u));
  }
}

// The promise of search.md: any bytes at all are a query.
TEST_F(SearchTest, AnyBytesAnswer) {
  add_topic({"pinned-init", "pinned-init", "Text.", {"pin init"}});
  add_talk({"lpc-2023/a", "Alpha", "pin the init of a binder", "2023-11-15", {"Gary Guo"}});
  const std::vector<std::string> pieces = {
      "AND",    "OR",     "NOT",         "NEAR(",     "NEAR",   "(",        ")",  "\"",
      "'",      "*",      "-",           "+",         "^",      ":",        "::", "{",
      "}",      "title:", "speaker:",    "in:slides", "binder", "pin init", "a",  " ",
      "\t",     "\0",     "\xFF",        "\xC3",      "é",      "💥",        "“",  "”",
      "\u2011", ",",      ".",           "C++",       "rowid:", "--",       "/*", "=",
      "~",      "=~x",    "passage_fts", ";",         "\\",     "%",        "$",  "@",
      "0",      "1.2.3"};
  std::mt19937 random(20261122);
  for (int round = 0; round < 12000; ++round) {
    std::string q;
    const auto length = random() % 9;
    for (unsigned i = 0; i < length; ++i)
      q += random() % 8 ? pieces[random() % pieces.size()]
                        : std::string(1, static_cast<char>(random()));
    ASSERT_NO_THROW(results(q)) << testing::PrintToString(q);
  }
}
}  // namespace
}  // namespace plumbline
