// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/coverage.h"

#include <gmock/gmock.h>

#include "server/search/citations.h"
#include "server/search/graph.h"
#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

// Topics tools (klint and fuzzing below it), binder and unloved; editions LPC 2022 to 2025 and Kangrejos 2025.
struct CoverageTest : testing::Test, SmallCorpus {
  CoverageTest() {
    for (const char* slug : {"tools", "klint", "fuzzing", "binder", "unloved"})
      add_topic({.slug = slug, .title = slug, .body = "A topic."});
    set_parent("klint", "tools");
    set_parent("fuzzing", "tools");
    add_talk({.slug = "lpc-2022/a",
              .title = "A",
              .body = "a",
              .date = "2022-09-12",
              .topics = {"binder"}});
    add_talk({.slug = "lpc-2023/b",
              .title = "B",
              .body = "b",
              .date = "2023-11-15",
              .topics = {"klint", "tools"}});
    add_talk({.slug = "lpc-2025/c",
              .title = "C",
              .body = "c",
              .date = "2025-12-10",
              .topics = {"klint"}});
    add_talk({.slug = "lpc-2025/w",
              .title = "W",
              .body = "w",
              .date = "2025-12-10",
              .topics = {"unloved"}});
    add_talk({.slug = "kangrejos-2025/d",
              .title = "D",
              .body = "d",
              .date = "2025-09-17",
              .topics = {"fuzzing"}});
    withdraw("lpc-2025/w", "room", "x.json");
    add_part("lpc-2023/b", "notes", "notes", "", "Said.");
  }

  const Catalog& catalog() {
    if (!catalog_) catalog_.emplace(*(db_ = &finish()));
    return *catalog_;
  }
  Coverage load(const CoverageRequest& request = {}) {
    const Catalog& all = catalog();
    return load_coverage(all, *db_, request);
  }
  DocumentId topic(const std::string& slug) { return catalog().find(Kind::kTopic, slug)->id; }

  // "klint 1: 0 1 1 0 last lpc-2025/c": depth, talks under it by edition.
  std::vector<std::string> rows(const Coverage& coverage) {
    std::vector<std::string> out;
    for (const CoverageRow& row : coverage.rows) {
      std::string line = catalog()[row.topic].slug + " " + std::to_string(row.depth) + ":";
      for (const int count : row.under) line += " " + std::to_string(count);
      if (row.last != 0) line += " last " + catalog()[row.last].slug;
      out.push_back(std::move(line));
    }
    return out;
  }
  std::vector<std::string> slugs(const std::vector<const CoverageRow*>& found) {
    std::vector<std::string> out;
    for (const CoverageRow* row : found) out.push_back(catalog()[row->topic].slug);
    return out;
  }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(CoverageTest, CountsTalksByTopicAndEditionWithAllThatIsBelow) {
  const Coverage coverage = load();
  std::vector<std::string> events;
  for (const DocumentId id : coverage.events) events.push_back(catalog()[id].slug);
  EXPECT_THAT(events, ElementsAre("lpc-2022", "lpc-2023", "kangrejos-2025", "lpc-2025"));
  EXPECT_THAT(rows(coverage),
              ElementsAre("binder 0: 1 0 0 0 last lpc-2022/a", "tools 0: 0 1 1 1 last lpc-2025/c",
                          "fuzzing 1: 0 0 1 0 last kangrejos-2025/d",
                          "klint 1: 0 1 0 1 last lpc-2025/c", "unloved 0: 0 0 0 0"));
  EXPECT_EQ(coverage.rows[1].own_total, 1);
  EXPECT_EQ(coverage.rows[1].under_total, 3);  // B is about klint and tools, and counts once
}

TEST_F(CoverageTest, KnowsWhatWasLongAgoAndWhatNever) {
  const Coverage coverage = load();
  EXPECT_THAT(slugs(coverage.long_ago(catalog())), ElementsAre("binder"));
  EXPECT_THAT(slugs(coverage.never()), ElementsAre("unloved"));  // its only talk was withdrawn
}

TEST_F(CoverageTest, NarrowsBySeriesYearAndParent) {
  EXPECT_THAT(
      rows(load(
          {.series = {"kangrejos"}, .years = {}, .from = "", .to = "", .parent = topic("tools")})),
      ElementsAre("tools 0: 1 last kangrejos-2025/d", "fuzzing 1: 1 last kangrejos-2025/d",
                  "klint 1: 0"));
  const Coverage kangrejos = load({.series = {"kangrejos"}});
  EXPECT_EQ(catalog()[kangrejos.rows[3].elsewhere].slug, "lpc-2025/c");
  EXPECT_EQ(load({.years = {"2022", "2023"}}).events.size(), 2u);
  EXPECT_EQ(load({.from = "2023", .to = "2024"}).events.size(), 1u);
  EXPECT_THAT(load({.series = {"none"}}).events, IsEmpty());
}

TEST_F(CoverageTest, AnEditionWithoutADateIsNeitherBeforeNorBehindAny) {
  db_ = &finish("test", "UPDATE document SET date = NULL WHERE slug = 'lpc-2022'");
  catalog_.emplace(*db_);
  EXPECT_EQ(load().events.size(), 4u);
  EXPECT_EQ(load({.from = "2000"}).events.size(), 3u);
  EXPECT_EQ(load({.to = "2030"}).events.size(), 3u);
}

TEST_F(CoverageTest, TellsWhatACallAskedForAndNobodyCameToTalkAbout) {
  ask_for("lpc-2023", "Linting", {"klint"});
  ask_for("lpc-2023", "All tools", {"tools"});
  ask_for("lpc-2023", "Drivers", {"binder"});
  ask_for("lpc-2023", "Fuzzing", {"fuzzing"});
  ask_for("lpc-2023", "Unheard of", {});
  std::vector<std::string> lines;
  for (const AskedItem& item : load().asked) {
    std::string line = item.line.text + (item.answered() ? " answered" : "");
    if (item.before) line += " before " + catalog()[item.before].slug;
    if (item.after) line += " after " + catalog()[item.after].slug;
    lines.push_back(std::move(line));
  }
  EXPECT_THAT(
      lines,
      ElementsAre("Linting answered after lpc-2025/c", "All tools answered after kangrejos-2025/d",
                  "Drivers before lpc-2022/a", "Fuzzing after kangrejos-2025/d", "Unheard of"));
}

TEST_F(CoverageTest, OrdersCallsFromTheNewestAndKeepsToTheChosenEditions) {
  ask_for("lpc-2022", "Old", {"klint"});
  ask_for("lpc-2025", "New", {"binder"});
  ASSERT_EQ(load().asked.size(), 2u);
  EXPECT_EQ(load().asked[0].line.text, "New");
  EXPECT_EQ(load({.years = {"2022"}}).asked[0].line.text, "Old");
  EXPECT_THAT(load({.series = {"kangrejos"}}).asked, IsEmpty());
}

TEST_F(CoverageTest, ListsNamesWithoutAPageAndTalksWithoutNotes) {
  leave_unnamed("DebugFS", "lpc-2022/a");
  leave_unnamed("DebugFS", "lpc-2025/c");
  leave_unnamed("VFIO", "lpc-2023/b");
  const Coverage coverage = load();
  ASSERT_EQ(coverage.unnamed.size(), 2u);
  EXPECT_EQ(coverage.unnamed[0].name, "DebugFS");
  EXPECT_EQ(catalog()[coverage.unnamed[0].newest[0].talk].slug, "lpc-2025/c");
  std::vector<std::string> without;
  for (const EditionNotes& notes : coverage.notes)
    without.push_back(catalog()[notes.event].slug + " " + std::to_string(notes.without.size()) +
                      "/" + std::to_string(notes.talks));
  EXPECT_THAT(without, ElementsAre("lpc-2025 1/1", "kangrejos-2025 1/1", "lpc-2022 1/1"));
}

// A name that hundreds of talks have is told with the newest of them.
TEST_F(CoverageTest, OfANameWithoutAPageTheNewestPlacesAreTold) {
  for (int talk = 10; talk < 31; ++talk) {
    const std::string slug = "lpc-2025/t" + std::to_string(talk);
    add_talk({slug, "A talk", "DebugFS", "2025-11-" + std::to_string(talk)});
    leave_unnamed("DebugFS", slug);
  }
  const Coverage coverage = load();
  ASSERT_EQ(coverage.unnamed.size(), 1u);
  EXPECT_EQ(coverage.unnamed[0].talks, 21);
  const auto& newest = coverage.unnamed[0].newest;
  ASSERT_EQ(newest.size(), 20u);
  EXPECT_EQ(catalog()[newest.front().talk].slug, "lpc-2025/t30");
  EXPECT_EQ(catalog()[newest.back().talk].slug, "lpc-2025/t11");
}

TEST_F(CoverageTest, ATopicUnderItselfIsGoneRoundOnce) {
  set_parent("tools", "klint");
  EXPECT_EQ(topics_under(catalog(), topic("klint")).size(), 3u);
  EXPECT_EQ(load({.parent = topic("klint")}).rows.size(), 3u);
}

TEST_F(CoverageTest, UnderFindsTalksAboutATopicAndAllBelowIt) {
  SearchRequest request;
  request.q = "under:tools event:lpc-2023";
  const Catalog& all = catalog();
  EXPECT_EQ(search(all, *db_, request).total, 1);
  request.q = "under:tools";
  EXPECT_EQ(search(all, *db_, request).total, 3);
  request.q = "under:nothing";
  EXPECT_EQ(search(all, *db_, request).warnings.size(), 1u);
}

// "klint-tools 2": source, target, weight.
std::vector<std::string> edges(const Catalog& catalog, const Graph& graph) {
  std::vector<std::string> out;
  for (const GraphEdge& edge : graph.edges)
    out.push_back(catalog[edge.source].slug + "-" + catalog[edge.target].slug + " " +
                  std::to_string(edge.weight()));
  return out;
}

TEST_F(CoverageTest, TheMapHasTopicsAndWhatHangsTogether) {
  const Catalog& all = catalog();
  const Graph graph = load_graph(all, *db_);
  EXPECT_EQ(graph.nodes.size(), 5u);
  EXPECT_THAT(edges(all, graph), ElementsAre("fuzzing-tools 1", "klint-tools 2"));
  EXPECT_THAT(edges(all, load_graph(all, *db_, 0, 2)), ElementsAre("klint-tools 2"));
  const Graph near = load_graph(all, *db_, topic("klint"));
  EXPECT_EQ(near.nodes.size(), 2u);
  EXPECT_THAT(edges(all, near), ElementsAre("klint-tools 2"));
}

struct CitationsTest : testing::Test, SmallCorpus {
  const Catalog& catalog() {
    if (!catalog_) catalog_.emplace(*(db_ = &finish()));
    return *catalog_;
  }
  // "lwn:951550 2": how many documents refer to it.
  std::vector<std::string> list(const std::vector<std::string>& kinds = {}) {
    const Catalog& all = catalog();
    std::vector<std::string> out;
    for (const CitedThing& thing : page_of_citations(all, *db_, kinds, 100, "").things)
      out.push_back((thing.kind == "talk" ? "talk " + name_of(all, thing) : thing.key) + " " +
                    std::to_string(thing.documents));
    return out;
  }

  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(CitationsTest, AreOrderedByHowManyDocumentsReferToThem) {
  add_talk({.slug = "lpc-2023/a",
            .title = "A",
            .body = "https://lwn.net/Articles/1/ and rust/kernel/init.rs"});
  add_talk({.slug = "lpc-2023/b",
            .title = "B",
            .body = "https://lwn.net/Articles/1/#x, CVE-2024-1234, https://example.org/x"});
  add_talk({.slug = "lpc-2023/c",
            .title = "C",
            .body = "See the `syn` crate.",
            .links = {{"source", "https://lwn.net/SubscriberLink/1/abc/"}}});
  EXPECT_THAT(list(), ElementsAre("lwn:1 3", "cve:CVE-2024-1234 1", "path:rust/kernel/init.rs 1",
                                  "crate:syn 1"));
  EXPECT_THAT(list({"url"}), ElementsAre("example.org/x 1"));
  EXPECT_THAT(list({"cve", "crate"}), ElementsAre("cve:CVE-2024-1234 1", "crate:syn 1"));
}

TEST_F(CitationsTest, NothingCitesItself) {
  add_talk({.slug = "lpc-2023/a",
            .title = "A",
            .body = "Reported at https://lwn.net/Articles/1/.",
            .links = {{"article", "https://lwn.net/Articles/1/"}}});
  add_talk({.slug = "lpc-2023/b", .title = "B", .body = "As https://lwn.net/Articles/1/ says."});
  const Catalog& all = catalog();
  const auto things = page_of_citations(all, *db_, {}, 100, "").things;
  ASSERT_EQ(things.size(), 1u);
  EXPECT_EQ(things[0].documents, 1);
  ASSERT_EQ(things[0].is.size(), 1u);
  EXPECT_EQ(all[things[0].is[0]].slug, "lpc-2023/a");
  EXPECT_EQ(all[things[0].places[0].document].slug, "lpc-2023/b");
}

TEST_F(CitationsTest, WhatIsNamedByAShortHashDoesNotCiteItself) {
  add_talk({.slug = "lpc-2023/a",
            .title = "A",
            .body = "This is commit 3e3c658055c0.",
            .links = {{"code", "https://git.kernel.org/torvalds/c/3e3c658"}}});
  add_talk({.slug = "lpc-2023/b", .title = "B", .body = "commit 3e3c658055c0"});
  EXPECT_THAT(list(), ElementsAre("commit:3e3c658055c0 1"));
}

TEST_F(CitationsTest, AShortHashCountsForTheLongOne) {
  add_talk({.slug = "lpc-2023/a", .title = "A", .body = "commit 3e3c658"});
  add_talk({.slug = "lpc-2023/b", .title = "B", .body = "commit 3e3c658055c0"});
  add_talk({.slug = "lpc-2023/c", .title = "C", .body = "commit 587f170"});
  add_talk(
      {.slug = "lpc-2023/d", .title = "D", .body = "commits 587f17018a2c and commit 587f170fffff"});
  EXPECT_THAT(list(), ElementsAre("commit:3e3c658055c0 2", "commit:587f170 1",
                                  "commit:587f17018a2c 1", "commit:587f170fffff 1"));
}

TEST_F(CitationsTest, TalksHereAreCitedToo) {
  add_talk({.slug = "lpc-2023/a", .title = "A", .body = "First."});
  add_talk({.slug = "lpc-2024/b", .title = "B", .body = "Second."});
  write_link("lpc-2024/b", "lpc-2023/a");
  EXPECT_THAT(list(), ElementsAre("talk A 1"));
}

TEST_F(CitationsTest, ComeInPages) {
  for (const char* id : {"1", "2", "3", "4", "5"})
    add_talk({.slug = std::string("lpc-2023/") + id,
              .title = id,
              .body = "https://lwn.net/Articles/" + std::string(id) + "/"});
  const Catalog& all = catalog();
  std::string cursor, seen;
  for (int round = 0; round < 3; ++round) {
    const CitationsPage page = page_of_citations(all, *db_, {}, 2, cursor);
    EXPECT_EQ(page.total, 5);
    for (const CitedThing& thing : page.things) seen += name_of(all, thing);
    if (round == 1) {
      const CitationsPage back = page_of_citations(all, *db_, {}, 2, page.prev);
      EXPECT_EQ(name_of(all, back.things.front()), "1");
    }
    cursor = page.next;
  }
  EXPECT_EQ(seen, "12345");
  EXPECT_EQ(cursor, "");
  const std::string foreign = page_of_citations(all, *db_, {}, 2, "").next;
  EXPECT_THROW(page_of_citations(all, *db_, {"lwn"}, 2, foreign), CursorError);
}

}  // namespace
}  // namespace plumbline
