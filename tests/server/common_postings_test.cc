// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/common_postings.h"

#include <gmock/gmock.h>

#include <map>

#include "server/search/index.h"
#include "server/search/search.h"
#include "tests/support/common_terms.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::IsEmpty;
using testing::SizeIs;

// Words, phrases, NOT, fields and questions, asked of FTS5 first.
constexpr const char* kQueries[] = {"driver",
                                    "block driver",
                                    "device OR driver",
                                    "\"block driver\"",
                                    "the part again",
                                    "driver -title:block",
                                    "title:device",
                                    "(driver OR block) (part -title:block)",
                                    "what blocks a device driver again?",
                                    "dev*",
                                    "b* driver",
                                    "nowhere block",
                                    "in:abstract part",
                                    "in:slides driver",
                                    "in:slides \"the driver\" OR block",
                                    "driver -in:slides",
                                    "in:slides dev*"};

using Hits = std::vector<std::pair<DocumentId, double>>;  // with scores
using Answers = std::map<std::string, Hits>;              // by query

// Talks that share most of their words, in one passage or in several.
struct CommonPostingsTest : testing::Test, SmallCorpus {
  CommonPostingsTest() {
    for (int i = 0; i < 60; ++i) {
      std::string text = "A driver for block devices.\n\n";
      for (int k = 0; k <= i % 4; ++k)
        text += "## Part " + std::to_string(k) + "\n\nThe drivers block" +
                std::string(static_cast<std::size_t>(i % 7) * 5, 'x') +
                " the device, part by part" + (k % 2 ? ", and the driver again.\n\n" : ".\n\n");
      const std::string slug = "lpc-2024/t" + std::to_string(i);
      add_talk({slug, i % 5 ? "Device part" : "Block driver", text});
      if (i % 3 == 0)
        add_part(slug, "slides", "slide-1", "Block", "The driver and its devices again.", 1);
    }
  }

  static Hits ask(Database& db, const std::string& q) {
    const Catalog catalog(db);
    SearchRequest request;
    request.q = q;
    Hits hits;
    for (const Hit& hit : search(catalog, db, request).hits)
      hits.emplace_back(hit.document, hit.score);
    return hits;
  }

  static Answers ask_all(Database& db) {
    Answers answers;
    for (const char* query : kQueries) answers.emplace(query, ask(db, query));
    return answers;
  }
};

TEST_F(CommonPostingsTest, AnswersAreThoseOfFts5) {
  Database& db = finish();
  const Answers before = ask_all(db);
  make_terms_common(db, 2);
  EXPECT_EQ(ask_all(db), before);
  for (const auto& [query, hits] : before) EXPECT_THAT(hits, testing::Not(IsEmpty())) << query;
}

// What is frequent is ranked by bounds, and what comes of it by passages: exactly, but for many beginnings.
TEST_F(CommonPostingsTest, AnswersFromImpactsAreThoseOfFts5) {
  Database& db = finish();
  const Answers before = ask_all(db);
  make_terms_common(db, 2, 2);
  for (const auto& [query, after] : ask_all(db)) {
    const Hits& hits = before.at(query);
    ASSERT_THAT(after, SizeIs(hits.size())) << query;
    for (std::size_t k = 0; k < after.size(); ++k) {
      EXPECT_EQ(after[k].first, hits[k].first) << query;
      EXPECT_NEAR(after[k].second, hits[k].second, 1e-6) << query;
    }
  }
}

TEST_F(CommonPostingsTest, ReasonsAddUpToTheScoreWithImpacts) {
  Database& db = finish();
  make_terms_common(db, 2, 2);
  const Catalog catalog(db);
  SearchRequest request;
  request.q = "driver block";
  request.explain = true;
  const SearchResults results = search(catalog, db, request);
  ASSERT_THAT(results.hits, testing::Not(IsEmpty()));
  for (const Hit& hit : results.hits) {
    double sum = 0;
    for (const Reason& reason : hit.reasons) sum += reason.score;
    EXPECT_NEAR(sum, hit.score, 1e-9);
    for (const Reason& reason : hit.reasons) EXPECT_LT(reason.score, hit.score + 1e-9);
  }
}

TEST_F(CommonPostingsTest, CursorFindsAnyDocumentInAnyOrder) {
  Database& db = finish();
  make_terms_common(db, 2);
  const Catalog catalog(db);
  Index index(catalog, db);
  const Postings& all = index.postings("\"=part\"");
  const PostingList list = index.list({"\"=part\""}, 1);
  PostingList::Cursor cursor(list);
  for (const int step : {1, 7, -1}) {
    for (DocumentId i = 0; i <= catalog.max_id(); ++i) {
      const DocumentId document = (step * i + catalog.max_id() + 1) % (catalog.max_id() + 1);
      Postings found, wanted;
      cursor.of(document, [&](const Posting& posting) { found.push_back(posting); });
      for (const Posting& posting : all) {
        if (document_of(posting.passage) == document) wanted.push_back(posting);
      }
      ASSERT_THAT(found, SizeIs(wanted.size())) << document;
      for (std::size_t k = 0; k < found.size(); ++k) {
        EXPECT_EQ(found[k].passage, wanted[k].passage);
        EXPECT_EQ(found[k].score, wanted[k].score);
      }
    }
  }
}

}  // namespace
}  // namespace plumbline
