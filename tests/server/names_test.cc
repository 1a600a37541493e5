// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/names.h"

#include <gmock/gmock.h>

#include <map>

#include "server/search/catalog.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {

// The document that a key leads to; "" for none.
std::string title_of(const Catalog& catalog, const Name* name) {
  return name ? std::string(catalog[name->document].title) : "";
}

TEST(Names, AreFoundByTheirKeysAndByThoseOfTheirStems) {
  SmallCorpus corpus;
  corpus.add_topic({"pinned-init", "Pinned init", "words", {"pin-init"}});
  const Catalog catalog(corpus.finish());
  EXPECT_EQ(title_of(catalog, catalog.name_of_key("pininit")), "Pinned init");
  EXPECT_EQ(catalog.name_of_key("pininit")->spelling, "pin-init");
  EXPECT_EQ(title_of(catalog, catalog.name_of_key("pinnedinit")), "Pinned init");
  EXPECT_EQ(catalog.name_of_key("pin"), nullptr);
  EXPECT_EQ(catalog.name_of_key(""), nullptr);
  EXPECT_EQ(catalog.name_of_stem_key(""), nullptr);
}

TEST(Names, TopicsHaveTheFirstRightToANameAndTalksTheLast) {
  SmallCorpus corpus;
  corpus.add_topic({"other", "Other", "words", {"klint"}});
  corpus.add_talk({"lpc-2024/klint", "Klint", "words", "", {"Rust Week"}});
  corpus.add_topic({"klint", "Klint", "words"});
  corpus.add_topic({"week", "The week", "words", {"Rust Week"}});
  const Catalog catalog(corpus.finish());
  const Document& klint = catalog[catalog.name_of_key("klint")->document];
  EXPECT_EQ(klint.kind, Kind::kTopic);
  EXPECT_EQ(klint.slug, "klint");
  EXPECT_EQ(catalog[catalog.name_of_key("rustweek")->document].kind, Kind::kPerson);
}

TEST(Names, EachKeyIsTheOneThatLeads) {
  SmallCorpus corpus;
  corpus.add_topic({"klint", "Klint", "words"});
  corpus.add_topic({"other", "Other", "words", {"klint"}});
  Database& db = corpus.finish();
  Names names;
  names.read(db);
  names.order([](DocumentId, bool is_first) { return is_first ? 0 : 1; },
              [](DocumentId) { return std::string_view("a title"); });
  std::map<std::string, int> keys;
  names.each_key(db, [&](std::string_view key, DocumentId document) {
    ++keys[std::string(key)];
    EXPECT_EQ(document, names.of_key(key)->document);
  });
  EXPECT_EQ(keys["klint"], 1);
  EXPECT_EQ(keys["other"], 1);
}

TEST(Names, OfNothingAreNone) {
  SmallCorpus corpus;
  const Catalog catalog(corpus.finish());
  EXPECT_EQ(catalog.name_of_key("klint"), nullptr);
  EXPECT_EQ(catalog.find(Kind::kTopic, "klint"), nullptr);
}

}  // namespace
}  // namespace plumbline
