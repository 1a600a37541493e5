// SPDX-License-Identifier: MIT OR Apache-2.0
// From strict to loose: what each rung says about itself must be true, and running what it suggests must give
// what it promises.
#include <gmock/gmock.h>

#include "bench/queries/check.h"
#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

// What an answer says of itself.
struct Rung {
  std::string understood;
  bool fuzzy = false, relaxed = false;
  int total = 0, exact = 0;
  std::vector<std::string> suggestions = {}, relaxations = {};  // "q: total"
};

bool operator==(const Rung& a, const Rung& b) {
  return a.understood == b.understood && a.fuzzy == b.fuzzy && a.relaxed == b.relaxed &&
         a.total == b.total && a.exact == b.exact && a.suggestions == b.suggestions &&
         a.relaxations == b.relaxations;
}

void PrintTo(const Rung& rung, std::ostream* out) {
  *out << "“" << rung.understood << "”" << (rung.fuzzy ? " fuzzy" : "")
       << (rung.relaxed ? " relaxed" : "") << " total " << rung.total << " exact " << rung.exact;
  for (const std::string& q : rung.suggestions) *out << "; suggests " << q;
  for (const std::string& q : rung.relaxations) *out << "; relaxes to " << q;
}

struct LadderTest : testing::Test, SmallCorpus {
  LadderTest() {
    add_topic({"coccinelle", "Coccinelle", "A tool for patches.", {"spatch"}});
    add_topic({"binder", "Binder", "Between processes."});
    add_talk({"lpc-2023/patches",
              "Semantic patches",
              "coccinelle applies a semantic patch",
              "2023-11-15",
              {"Julia Lawall"},
              {"coccinelle"}});
    add_talk({"lpc-2024/binder",
              "A driver",
              "the binder driver in rust",
              "2024-09-18",
              {"Alice Ryhl"},
              {"binder"}});
    add_talk(
        {"lpc-2024/rust", "Rust drivers", "many a driver is initialized in rust", "2024-09-19"});
    add_talk({"lpc-2024/locks", "Locks", "a spinlock in rust", "2024-09-20", {}, {}, "keynote"});
    db_ = &finish();
    catalog_.emplace(*db_);
  }

  SearchResults ask(const SearchRequest& request) {
    const SearchResults results = search(*catalog_, *db_, request);
    EXPECT_THAT(bench::broken_promises(*catalog_, *db_, request, results, true), IsEmpty())
        << request.q;
    return results;
  }

  Rung rung(const SearchRequest& request) {
    const SearchResults results = ask(request);
    Rung out = {results.understood, results.fuzzy, results.relaxed, results.total,
                results.exact_total};
    for (const Suggestion& s : results.suggestions)
      out.suggestions.push_back(s.q + ": " + std::to_string(s.total));
    for (const Relaxation& r : results.relaxations)
      out.relaxations.push_back(r.q + ": " + std::to_string(r.total));
    return out;
  }
  Rung rung(const std::string& q, bool correct = true) {
    SearchRequest request;
    request.q = q;
    request.correct = correct;
    return rung(request);
  }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(LadderTest, FirstRungIsAsTyped) {
  EXPECT_EQ(rung("spinlock"), (Rung{"spinlock", false, false, 1, 1}));
  EXPECT_EQ(rung("initialise"), (Rung{"initialise", false, false, 1, 1}));  // by its stem
  EXPECT_EQ(rung("spatch"), (Rung{"spatch OR topic:coccinelle", false, false, 2, 2}));  // by alias
  EXPECT_EQ(rung("\"spinlocks\""),
            (Rung{"\"spinlocks\"", false, false, 0, 0}));  // neither in quotes
  EXPECT_EQ(rung("the spinlock"), (Rung{"spinlock", false, false, 1, 1}));
  EXPECT_EQ(rung("driver OR spinlock"), (Rung{"driver OR spinlock", false, false, 3, 3}));
}

TEST_F(LadderTest, ExactAnswersComeBeforeThoseThatLackAWord) {
  SearchRequest request;
  request.q = "binder rust";
  const SearchResults results = ask(request);
  EXPECT_TRUE(results.relaxed);
  EXPECT_FALSE(results.fuzzy);
  EXPECT_EQ(results.understood, "(binder OR topic:binder) AND rust");
  EXPECT_EQ(results.exact_total, 1);
  ASSERT_GT(results.hits.size(), 1u);
  EXPECT_THAT(results.hits[0].missing, IsEmpty());
  for (std::size_t i = 1; i < results.hits.size(); ++i)
    EXPECT_THAT(results.hits[i].missing, testing::Not(IsEmpty())) << i;
  EXPECT_THAT(results.suggestions, IsEmpty());
  EXPECT_THAT(results.relaxations, IsEmpty());
}

TEST_F(LadderTest, SecondRungIsACorrectionThatIsSeen) {
  EXPECT_EQ(rung("spinlokc"), (Rung{"spinlock", true, false, 1, 1, {"spinlock: 1"}}));
  EXPECT_EQ(rung("coccinele semantc patch"),
            (Rung{"(coccinelle OR topic:coccinelle) AND semantic AND patch",
                  true,
                  true,
                  2,
                  1,
                  {"coccinelle semantic patch: 1"}}));
  SearchRequest request;
  request.q = "spinlokc";
  EXPECT_THAT(
      ask(request).warnings,
      ElementsAre("Nothing matches “spinlokc” as typed; these are results for “spinlock”."));
}

TEST_F(LadderTest, SecondRungIsOnlyOfferedWhereCorrectionIsSwitchedOff) {
  EXPECT_EQ(rung("spinlokc", false), (Rung{"spinlokc", false, false, 0, 0, {"spinlock: 1"}}));
  EXPECT_EQ(rung("\"semantc patch\"", false),
            (Rung{"\"semantc patch\"", false, false, 0, 0, {"\"semantic patch\": 1"}}));
}

TEST_F(LadderTest, ThirdRungTellsWhichWordToDrop) {
  EXPECT_EQ(rung("spinlock patch"),
            (Rung{"spinlock AND patch", false, true, 3, 0, {}, {"patch: 2", "spinlock: 1"}}));
  EXPECT_EQ(rung("spinlock xyzzyq"),
            (Rung{"spinlock AND xyzzyq", false, true, 1, 0, {}, {"spinlock: 1"}}));
  EXPECT_EQ(rung("xyzzyq"), (Rung{"xyzzyq"}));
}

TEST_F(LadderTest, RelaxationsKeepOperatorsAndDropAllOfAWord) {
  EXPECT_EQ(rung("spinlock AND xyzzyq").relaxations, (std::vector<std::string>{"spinlock: 1"}));
  EXPECT_EQ(rung("xyzzyq AND spinlock").relaxations, (std::vector<std::string>{"spinlock: 1"}));
  EXPECT_EQ(rung("(xyzzyq OR plugh) spinlock -patch").relaxations,
            (std::vector<std::string>{"spinlock -patch: 1"}));
  EXPECT_EQ(rung("xyzzyq spinlock xyzzyq").relaxations, (std::vector<std::string>{"spinlock: 1"}));
  EXPECT_EQ(rung("us xyzzyq rust").relaxations, (std::vector<std::string>{"us rust: 3"}));
  EXPECT_EQ(rung("\"semantic rust\" spinlock").relaxations,
            (std::vector<std::string>{"spinlock: 1"}));
  EXPECT_EQ(rung("title:xyzzyq rust year:2024").relaxations,
            (std::vector<std::string>{"rust year:2024: 3"}));
}

TEST_F(LadderTest, RelaxationCountsWhatItsQueryFinds) {
  // Without the word between them two words are a name, which finds more.
  EXPECT_EQ(rung("julia xyzzyq lawall").relaxations, (std::vector<std::string>{"julia lawall: 2"}));
  SearchRequest request;
  request.q = "rust xyzzyq";
  request.filters["kind"] = {"keynote"};
  EXPECT_EQ(rung(request).relaxations, (std::vector<std::string>{"rust: 1"}));
}

TEST_F(LadderTest, QuestionIsReadAsAnyOfItsWords) {
  SearchRequest request;
  request.q = "where is a spinlock used with patches?";
  const SearchResults results = ask(request);
  EXPECT_TRUE(results.question);
  EXPECT_EQ(results.understood, "spinlock OR used OR patches");
  EXPECT_EQ(results.total, 3);
  EXPECT_EQ(results.exact_total, 0);
  EXPECT_THAT(results.relaxations, IsEmpty());
}

TEST_F(LadderTest, AFewWordsAreAQuestionWhereTheyBeginAsOne) {
  const auto is_question = [&](const std::string& q) {
    SearchRequest request;
    request.q = q;
    return ask(request).question;
  };
  for (const char* q : {"does semantic patch lock", "Who made patches", "how to lock rust"})
    EXPECT_TRUE(is_question(q)) << q;
  for (const char* q : {"semantic patch lock", "who patches", "\"who\" made patches",
                        "rust who made", "who* made patches", "who made -patches"})
    EXPECT_FALSE(is_question(q)) << q;
  // None has all of the words, and none of them needs to.
  EXPECT_EQ(rung("does a keynote lock"), (Rung{"keynote OR lock", false, true, 1, 0}));
}

TEST_F(LadderTest, QuestionThatRepeatsItsOnlyWordIsAnswered) {
  EXPECT_EQ(rung("spinlock spinlock?"), (Rung{"spinlock", false, false, 1, 1}));
  EXPECT_EQ(rung("the the?"), (Rung{"the", false, false, 1, 1}));
}

TEST_F(LadderTest, MisspellingWithFilters) {
  SearchRequest request;
  request.q = "spinlokc";
  request.filters["kind"] = {"keynote"};
  EXPECT_EQ(rung(request), (Rung{"spinlock", true, false, 1, 1, {"spinlock: 1"}}));
  request.filters["kind"] = {"panel"};
  EXPECT_EQ(rung(request), (Rung{"spinlokc"}));  // what finds nothing is not suggested
  EXPECT_EQ(rung("spinlokc year:2024"),
            (Rung{"spinlock AND year:2024", true, false, 1, 1, {"spinlock year:2024: 1"}}));
  EXPECT_EQ(rung("spinlokc year:2019"), (Rung{"spinlokc AND year:2019"}));
}

TEST_F(LadderTest, MisspellingWithPhrasePrefixAndExclusion) {
  EXPECT_EQ(rung("\"semantc patch\""),
            (Rung{"\"semantic patch\"", true, false, 1, 1, {"\"semantic patch\": 1"}}));
  EXPECT_EQ(rung("semantc pat*"),
            (Rung{"semantic AND pat*", true, false, 1, 1, {"semantic pat*: 1"}}));
  // The beginning of a word and an excluded one stay as they are.
  EXPECT_EQ(rung("spimlo*"), (Rung{"spimlo*"}));
  EXPECT_EQ(rung("spinlock -drivr"), (Rung{"spinlock AND -drivr", false, false, 1, 1}));
  EXPECT_EQ(rung("spinlokc -drivr"),
            (Rung{"spinlock AND -drivr", true, false, 1, 1, {"spinlock -drivr: 1"}}));
}

TEST_F(LadderTest, CorrectionThatNothingHasWholeIsRelaxedAsWell) {
  EXPECT_EQ(rung("spinlokc patch"), (Rung{"spinlock AND patch",
                                          true,
                                          true,
                                          3,
                                          0,
                                          {"spinlock patch: 3"},
                                          {"patch: 2", "spinlock: 1"}}));
  EXPECT_EQ(
      rung("spinlokc xyzzyq"),
      (Rung{"spinlock AND xyzzyq", true, true, 1, 0, {"spinlock xyzzyq: 1"}, {"spinlock: 1"}}));
}

TEST_F(LadderTest, UnknownAlternativeIsOfferedAndNotApplied) {
  EXPECT_EQ(rung("spinlock OR semantc"),
            (Rung{"spinlock OR semantc", false, false, 1, 1, {"spinlock OR semantic: 2"}}));
  EXPECT_EQ(rung("spinlock OR xyzzyq"), (Rung{"spinlock OR xyzzyq", false, false, 1, 1}));
}

TEST_F(LadderTest, MisspeltQuestionIsCorrectedAsAWhole) {
  SearchRequest request;
  request.q = "where is a spinlokc used with semantc patches?";
  const SearchResults results = ask(request);
  EXPECT_TRUE(results.fuzzy);
  EXPECT_EQ(results.understood, "spinlock OR used OR semantic OR patches");
  ASSERT_EQ(results.suggestions.size(), 1u);
  EXPECT_EQ(results.suggestions[0].q, "where is a spinlock used with semantic patches?");
  EXPECT_EQ(results.suggestions[0].total, results.total);
}
}  // namespace
}  // namespace plumbline
