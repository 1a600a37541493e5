// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/collection.h"

#include <gmock/gmock.h>

#include <cstdio>

#include "schema/sql.h"
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
