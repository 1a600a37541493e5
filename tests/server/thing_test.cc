// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/thing.h"

#include <gmock/gmock.h>

#include "server/search/lookup.h"
#include "server/search/search.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct ThingTest : testing::Test, SmallCorpus {
  ThingTest() {
    add_topic({"binder",
               "Android Binder driver",
               "A race was CVE-2025-68260, found in commit 3e3c658055c0.",
               {"Binder"}});
    add_topic({"locking", "Locking", "Locks of the kernel.", {"kernel::sync"}});
    add_talk({.slug = "lpc-2023/klint",
              .title = "Klint",
              .body = "Sleeping code.",
              .date = "2023-11-15",
              .links = {{"page", "https://lpc.events/event/17/contributions/1431/"},
                        {"article", "https://lwn.net/Articles/951550/"}}});
    add_part("lpc-2023/klint", "slides", "slide-7", "", "Posted as <20230101.1234-1-x@y>.", 7);
    add_talk({.slug = "lpc-2024/safe",
              .title = "Safety",
              .body = "See https://lwn.net/Articles/951550/ and cve-2025-68260.",
              .date = "2024-09-19",
              .links = {{"source", "https://lore.kernel.org/all/20230101.1234-1-x@y/"}}});
    add_talk({.slug = "lpc-2024/one",
              .title = "One",
              .body = "First.",
              .date = "2024-09-18",
              .links = {{"article", "https://lwn.net/Articles/1/"}}});
    add_talk({.slug = "lpc-2024/two",
              .title = "Two",
              .body = "Second.",
              .date = "2024-09-18",
              .links = {{"article", "https://lwn.net/Articles/1/"}}});
    db_ = &finish();
    catalog_.emplace(*db_);
  }

  std::optional<Thing> thing(const std::string& text) {
    return find_thing(*catalog_, tokenizer_, text, "http://localhost:8080");
  }

  // "is talk/lpc-2023/klint (article)"
  std::vector<std::string> references(const std::string& text) {
    std::vector<std::string> out;
    auto found = thing(text);
    if (!found) return out;
    for (const Reference& reference : look_up(*catalog_, *db_, &*found)) {
      const Document& document = (*catalog_)[reference.document];
      out.push_back(std::string(relation_name(reference.relation)) + " " + document.slug +
                    (reference.link.empty() ? "" : " (" + reference.link + ")"));
    }
    return out;
  }

  SearchResults results(const std::string& q) {
    SearchRequest request;
    request.q = q;
    request.site = "http://localhost:8080";
    return search(*catalog_, *db_, request);
  }
  std::vector<std::string> slugs(const SearchResults& found) {
    std::vector<std::string> out;
    for (const Hit& hit : found.hits) out.push_back((*catalog_)[hit.document].slug);
    return out;
  }

  Tokenizer tokenizer_;
  Database* db_ = nullptr;
  std::optional<Catalog> catalog_;
};

TEST_F(ThingTest, KnowsThePagesOfThisSite) {
  for (const char* text :
       {"/talks/lpc-2023/klint", "http://localhost:8080/talks/lpc-2023/klint",
        "https://LOCALHOST:8080/talks/lpc-2023/klint/", "localhost:8080/talks/lpc-2023/klint.json",
        "/api/v1/talks/lpc-2023/klint", "talks/lpc-2023/klint", "lpc-2023/klint",
        "/talks/lpc-2023/klint?x=1", " /talks/lpc-2023%2Fklint "}) {
    const auto found = thing(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->kind, "page") << text;
    EXPECT_EQ(found->value, "/talks/lpc-2023/klint") << text;
    EXPECT_NE(found->document, 0) << text;
  }
  EXPECT_EQ(thing("/talks/lpc-2023/klint#slide-7")->anchor, "slide-7");
  EXPECT_EQ(thing("/talks/lpc-2023/klint.txt#\"><x")->anchor, "");
  EXPECT_EQ(thing("/topics/Binder")->value, "/topics/binder");
  EXPECT_EQ(thing("/topics/nothing")->document, 0);
  EXPECT_EQ(thing("https://example.org/talks/lpc-2023/klint")->kind, "url");
}

TEST_F(ThingTest, TellsThingsFromWords) {
  const std::pair<const char*, const char*> table[] = {{"https://lwn.net/Articles/951550/", "lwn"},
                                                       {"<20230101.1234-1-x@y>", "message"},
                                                       {"commit 3e3c658", "commit"},
                                                       {"cve-2025-68260", "cve"},
                                                       {"https://lpc.events/event/17", "url"},
                                                       {"kernel::sync::Arc", "identifier"},
                                                       {"::core::mem::swap()", "identifier"}};
  for (const auto& [text, kind] : table) {
    const auto found = thing(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->kind, kind) << text;
  }
  for (const char* text : {"", "binder", "kernel sync", "a:b:c", "::", "1::2", "lpc-2023/none",
                           "and/or", "speaker:guo", "/proc/self", "title::", "-Zbuild-std", "C++",
                           "\"https://lwn.net/Articles/951550/\""}) {
    EXPECT_FALSE(thing(text)) << text;
  }
}

TEST_F(ThingTest, FindsWhatIsItWhatLinksToItAndWhatCitesIt) {
  EXPECT_THAT(references("https://lwn.net/Articles/951550/#Comments"),
              ElementsAre("is lpc-2023/klint (article)", "cites lpc-2024/safe"));
  EXPECT_THAT(references("lore.kernel.org/lkml/20230101.1234-1-x%40y/T/#u"),
              ElementsAre("links lpc-2024/safe (source)", "cites lpc-2023/klint"));
  EXPECT_THAT(references("CVE-2025-68260"), ElementsAre("cites lpc-2024/safe", "cites binder"));
  EXPECT_THAT(references("https://lwn.net/Articles/1/"),
              ElementsAre("is lpc-2024/one (article)", "is lpc-2024/two (article)"));
  EXPECT_THAT(references("https://lwn.net/Articles/2/"), IsEmpty());
}

TEST_F(ThingTest, FindsACommitByAnyLengthOfItsHash) {
  for (const char* text :
       {"commit 3e3c658", "3e3c658055c0", "3e3c658055c002900982513e289398a1aad4a488",
        "https://git.kernel.org/torvalds/c/3e3c658055c00290"}) {
    EXPECT_THAT(references(text), ElementsAre("cites binder")) << text;
  }
  EXPECT_THAT(references("commit 3e3c659"), IsEmpty());
  EXPECT_THAT(references("3e3c658055c1"), IsEmpty());
}

TEST_F(ThingTest, IsOneDocumentOrNone) {
  const auto document = [&](const std::string& text) {
    auto found = thing(text);
    look_up(*catalog_, *db_, &*found);
    return (*catalog_)[found->document].slug;
  };
  EXPECT_EQ(document("https://lpc.events/event/17/contributions/1431"), "lpc-2023/klint");
  EXPECT_EQ(document("kernel::sync"), "locking");
  EXPECT_EQ(document("https://lwn.net/Articles/1/"), "");
  EXPECT_EQ(document("CVE-2025-68260"), "");
}

TEST_F(ThingTest, SearchPutsItFirstAndSaysHowItIsRelated) {
  const SearchResults found = results("https://lwn.net/SubscriberLink/951550/abc/");
  ASSERT_TRUE(found.thing);
  EXPECT_TRUE(found.thing->known);
  EXPECT_EQ((*catalog_)[found.thing->document].slug, "lpc-2023/klint");
  EXPECT_THAT(slugs(found), ElementsAre("lpc-2023/klint", "lpc-2024/safe"));
  EXPECT_EQ(found.total, 2);
  EXPECT_EQ(found.exact_total, 2);
  EXPECT_EQ(found.hits[0].relation, "is");
  EXPECT_EQ(found.hits[1].relation, "cites");
  EXPECT_THAT(found.hits[1].missing, IsEmpty());
  EXPECT_THAT(found.warnings, IsEmpty());
}

TEST_F(ThingTest, SearchShowsThePassageThatCites) {
  const SearchResults found = results("20230101.1234-1-x@y");
  ASSERT_EQ(slugs(found).back(), "lpc-2023/klint");
  EXPECT_EQ(found.hits.back().snippet->anchor, "slide-7");
}

TEST_F(ThingTest, SearchKeepsFiltersAndPages) {
  SearchRequest request;
  request.q = "CVE-2025-68260";
  request.filters["type"] = {"topic"};
  EXPECT_THAT(slugs(search(*catalog_, *db_, request)), ElementsAre("binder"));
  request.filters.clear();
  request.limit = 1;
  const SearchResults first = search(*catalog_, *db_, request);
  ASSERT_NE(first.next, "");
  request.cursor = first.next;
  const SearchResults second = search(*catalog_, *db_, request);
  EXPECT_EQ(second.hits.size(), 1u);
  EXPECT_NE(slugs(first), slugs(second));
  EXPECT_EQ(second.next, "");
}

TEST_F(ThingTest, SearchSaysWhereNothingKnowsIt) {
  const SearchResults unknown = results("https://lwn.net/Articles/77777/");
  ASSERT_TRUE(unknown.thing);
  EXPECT_FALSE(unknown.thing->known);
  ASSERT_FALSE(unknown.warnings.empty());
  EXPECT_THAT(unknown.warnings[0], HasSubstr("77777"));
  EXPECT_THAT(results("https://lpc.events/binder/klint").hits.size(), testing::Gt(0u));
  EXPECT_FALSE(results("CVE-2025-68261").fuzzy);
  EXPECT_THAT(results("CVE-2025-68261").suggestions, IsEmpty());
}

TEST_F(ThingTest, SearchTakesAnUnsureThingForWords) {
  const SearchResults found = results("foo.bar");
  EXPECT_FALSE(found.thing);
  EXPECT_THAT(found.warnings, IsEmpty());
}

TEST_F(ThingTest, ANameOfATopicStaysOne) {
  SmallCorpus named;
  named.add_topic({"binder", "Binder", "About it.", {"CVE-2025-68260"}});
  named.add_talk({"lpc-2024/race", "A race", "How CVE-2025-68260 came about.", "2024-09-19"});
  Database& db = named.finish();
  const Catalog catalog(db);
  SearchRequest request;
  request.q = "cve-2025-68260";
  const SearchResults found = search(catalog, db, request);
  ASSERT_TRUE(found.card);
  EXPECT_EQ(catalog[*found.card].slug, "binder");
  EXPECT_EQ(catalog[found.hits.at(0).document].slug, "binder");
  EXPECT_EQ(catalog[found.hits.at(1).document].slug, "lpc-2024/race");
  EXPECT_EQ(found.hits[1].relation, "cites");
}

TEST_F(ThingTest, CodeIsAQueryLikeAnyOther) {
  const SearchResults found = results("kernel::sync");
  ASSERT_TRUE(found.thing);
  EXPECT_EQ(slugs(found).front(), "locking");
  EXPECT_EQ(found.understood, "kernel::sync OR topic:locking");
  EXPECT_THAT(results("kernel::nothing").warnings, IsEmpty());
}
}  // namespace
}  // namespace plumbline
