// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/index.h"

#include <gmock/gmock.h>

#include "schema/fts_rows.h"
#include "server/search/expression.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::DoubleNear;
using testing::IsEmpty;
using testing::SizeIs;

struct IndexTest : testing::Test, SmallCorpus {
  Index& index() {
    if (!index_) {
      Database& db = finish();
      catalog_.emplace(db);
      index_.emplace(*catalog_, db);
    }
    return *index_;
  }

  // What FTS5's own function says, with the weights of match_passages.sql.
  Postings peer(const std::string& expression) {
    Statement rows = index().db().prepare(
        "SELECT rowid, -bm25(passage_fts, 1.0, 6.0, 4.0, 2.0, 2.5) FROM passage_fts "
        "WHERE passage_fts MATCH :match");
    rows.bind(":match", expression);
    Postings postings;
    while (rows.step()) postings.push_back({passage_of_row(rows.integer(0)), rows.real(1)});
    return postings;
  }

  std::optional<Catalog> catalog_;
  std::optional<Index> index_;
};

void expect_equal(const Postings& ours, const Postings& theirs) {
  ASSERT_THAT(ours, SizeIs(theirs.size()));
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].passage, theirs[i].passage);
    EXPECT_THAT(ours[i].score, DoubleNear(theirs[i].score, 1e-12));
  }
}

TEST_F(IndexTest, ScoresAreThoseOfFts5) {
  add_topic({"klint", "Klint", "A lint tool for kernel code, and what it tells of the code."});
  add_talk({"lpc-2024/a", "Building drivers", "We ran klint on every commit."});
  add_part("lpc-2024/a", "slides", "slide-1", "Klint", "Tool of tools. Klint!");
  add_part("lpc-2024/a", "slides", "slide-2", "Questions", "Any?");
  add_talk({"lpc-2024/b", "Klint in practice", "Kernel, kernel, kernel code."});
  for (const char* expression :
       {"\"=klint\"", "\"=~kernel\"", "\"=kernel\" + \"=code\"", "{title} : (\"=klint\")",
        "\"=k\" *", "\"=to\" *", "\"=questions\"", "\"=nowhere\""}) {
    SCOPED_TRACE(expression);
    expect_equal(index().postings(expression), peer(expression));
  }
}

TEST_F(IndexTest, ScoresOfSeveralExpressionsAddUp) {
  add_talk({"lpc-2024/a", "Pinned", "pin-init and pin init."});
  add_talk({"lpc-2024/b", "Pins", "To pin and then to init."});
  add_talk({"lpc-2024/c", "Other", "Nothing of that."});
  expect_equal(index().postings(std::vector<std::string>{"\"=pininit\"", "\"=pin\" + \"=init\""}),
               peer("\"=pininit\" OR \"=pin\" + \"=init\""));
}

TEST_F(IndexTest, OfThePassagesThatAreAllowedTheScoresAreThoseOfAll) {
  for (const char* slug : {"lpc-2024/a", "lpc-2024/b", "lpc-2024/c"})
    add_talk({slug, "Pinned", "To pin and then to init."});
  const std::vector<std::string> expressions = {"\"=pin\"", "\"=init\""};
  const Postings all = index().postings(expressions);
  ASSERT_THAT(all, SizeIs(3));
  const auto is_second = [&](std::int64_t passage) { return passage == all[1].passage; };
  expect_equal(index().postings(expressions, is_second), {all[1]});
}

TEST_F(IndexTest, WhatWasReadIsRemembered) {
  add_talk({"lpc-2024/a", "Klint", "A lint tool."});
  EXPECT_EQ(&index().postings("\"=klint\""), &index().postings("\"=klint\""));
  EXPECT_EQ(&index().documents("klint"), &index().documents("klint"));
  EXPECT_THAT(index().documents("klint"), SizeIs(1));
  EXPECT_THAT(index().documents("nowhere"), IsEmpty());
}

TEST_F(IndexTest, PassagesOfUnknownDocumentsAreNotFound) {
  add_talk({"lpc-2024/a", "Klint", "A lint tool."});
  const PassageStatistics& statistics = index().catalog().passage_statistics();
  EXPECT_THAT(statistics.scored({{-5, 1}, {first_passage(900), 1}, {std::int64_t{1} << 60, 1}}),
              IsEmpty());
}

}  // namespace
}  // namespace plumbline
