// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/collection.h"

#include <gmock/gmock.h>

#include <cstdio>

#include "schema/sql.h"
#include "server/search/search.h"
#include "tests/support/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

struct CollectionTest : testing::Test {
  void publish(const std::string& generation) {
    const std::string beside = path + ".new";
    {
      SmallCorpus corpus(beside);
      corpus.add_topic({"topic-" + generation, "Topic", "words"});
      corpus.finish(generation);
    }
    std::rename(beside.c_str(), path.c_str());
  }

  std::string complaint() {
    try {
      Collection collection(path);
      return "";
    } catch (const FormatError& error) {
      return error.what();
    }
  }

  TemporaryDirectory directory;
  std::string path = directory / "plumbline.db";
};

std::string generation_of(Database& db) {
  Statement row = db.prepare(sql::k_find_meta);
  row.bind(":key", "generation");
  return row.step() ? row.text(0) : "";
}

TEST_F(CollectionTest, EveryConnectionReadsTheGenerationThatWasOpened) {
  publish("one");
  Collection collection(path, 4);
  publish("two");
  std::vector<Collection::Connection> lent;
  for (int i = 0; i < 4; ++i) {
    lent.push_back(collection.connect());
    EXPECT_EQ(generation_of(*lent.back()), "one");
  }
  EXPECT_EQ(collection.info().generation, "one");
  EXPECT_NE(collection.catalog().find(Kind::kTopic, "topic-one"), nullptr);
}

// Where it is opened at once and verified besides.
TEST_F(CollectionTest, WhatIsWholeIsServedAtOnceAndStaysSo) {
  publish("one");
  std::string told;
  Collection collection(path, [&](const std::string& why) { told = why; });
  EXPECT_EQ(collection.info().generation, "one");
  EXPECT_EQ(collection.info().topics, 1);
  EXPECT_NE(collection.catalog().find(Kind::kTopic, "topic-one"), nullptr);
  EXPECT_TRUE(collection.catalog().vocabulary().knows("words"));
  EXPECT_EQ(collection.suggester().complete("top", 1).size(), 1u);
  collection.wait_until_verified();
  EXPECT_FALSE(collection.is_damaged());
  EXPECT_EQ(told, "");
}

// The connection that reads them has gone then.
TEST_F(CollectionTest, WhatIsMadeLaterIsThereOnceItIsVerified) {
  publish("one");
  Collection collection(path, [](const std::string& line) { FAIL() << line; });
  collection.wait_until_verified();
  const Catalog& catalog = collection.catalog();
  EXPECT_TRUE(catalog.vocabulary().knows("words"));
  EXPECT_TRUE(catalog.name_keys().knows("topic"));
  SearchRequest request;
  request.q = "what are all of the words about?";
  EXPECT_EQ(search(catalog, *collection.connect(), request).total, 1);
}

TEST_F(CollectionTest, DamageThatIsFoundWhileItIsServedIsTold) {
  publish("one");
  Database::open_copy(path).execute("DELETE FROM document_stems; DELETE FROM passage");
  std::string told;
  Collection collection(path, [&](const std::string& why) { told = why; });
  collection.wait_until_verified();
  EXPECT_TRUE(collection.is_damaged());
  EXPECT_THAT(told, HasSubstr("is damaged"));
}

TEST_F(CollectionTest, NobodyWaitsForItsVerificationToEndIt) {
  publish("one");
  for (int i = 0; i < 20; ++i)
    Collection(path, [](const std::string& why) { ADD_FAILURE() << why; });
}

// Parts of talks have rows behind the last document that the catalog holds.
TEST_F(CollectionTest, AddressesOfPartsAreNoneOfTheCatalog) {
  SmallCorpus corpus(path);
  corpus.add_talk({"lpc-2024/a", "Talk", "words", "", {}, {}, "talk", {{"page", "https://a.org"}}});
  for (int i = 0; i < 50; ++i) {
    const std::string slug = "lpc-2024/t" + std::to_string(i);
    corpus.add_talk({slug, "Talk", "words"});
  }
  for (int i = 0; i < 50; ++i) {
    corpus.add_part("lpc-2024/t" + std::to_string(i), "notes", "notes", "", "words");
  }
  const Catalog catalog(corpus.finish(
      "one",
      "INSERT INTO address SELECT id, 1, 'slides', 'https://b.org', 'b.org', 1 FROM document"
      " WHERE kind = 'notes'"));
  const Document& talk = *catalog.find(Kind::kTalk, "lpc-2024/a");
  ASSERT_EQ(talk.links.size(), 1u);
  EXPECT_EQ(talk.links[0].url, "https://a.org");
  for (DocumentId id = 1; id <= catalog.max_id(); ++id) {
    if (id == talk.id) continue;
    EXPECT_TRUE(catalog[id].links.empty());
  }
}

TEST_F(CollectionTest, WhatCannotBeServedIsToldInOneLine) {
  EXPECT_THAT(complaint(), HasSubstr("No such file"));
  path = directory.path();
  EXPECT_THAT(complaint(), HasSubstr("is no file"));
  path = directory / "plumbline.db";
  {
    SmallCorpus corpus(path);
    corpus.finish().execute("DROP TABLE term");
  }
  EXPECT_THAT(complaint(), HasSubstr("damaged"));
}
}  // namespace
}  // namespace plumbline
