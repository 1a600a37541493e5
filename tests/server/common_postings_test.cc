// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/common_postings.h"

#include <gmock/gmock.h>

#include "server/search/index.h"
#include "server/search/search.h"
#include "tests/support/common_terms.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::IsEmpty;
using testing::SizeIs;

// Talks that share most of their words, in one passage or in several.
struct CommonPostingsTest : testing::Test, SmallCorpus {
  CommonPostingsTest() {
    for (int i = 0; i < 60; ++i) {
      std::string text = "A driver for block devices.\n\n";
      for (int k = 0; k <= i % 4; ++k)
        text += "## Part " + std::to_string(k) + "\n\nThe drivers block" +
                std::string(static_cast<std::size_t>(i % 7) * 5, 'x') +
                " the device, part by part" + (k % 2 ? ", and the driver again.\n\n" : ".\n\n");
      add_talk({"lpc-2024/t" + std::to_string(i), i % 5 ? "Device part" : "Block driver", text});
    }
  }

  // The answers to a query as lines of documents and scores.
  static std::vector<std::pair<DocumentId, double>> ask(Database& db, const std::string& q) {
    const Catalog catalog(db);
    SearchRequest request;
    request.q = q;
    std::vector<std::pair<DocumentId, double>> hits;
    for (const Hit& hit : search(catalog, db, request).hits)
      hits.emplace_back(hit.document, hit.score);
    return hits;
  }
};

TEST_F(CommonPostingsTest, AnswersAreThoseOfFts5) {
  Database& db = finish();
  const std::vector<std::string> queries = {"driver",
                                            "block driver",
                                            "device OR driver",
                                            "\"block driver\"",
                                            "the part again",
                                            "driver -title:block",
                                            "title:device",
                                            "what blocks a device driver again?",
                                            "dev*",
                                            "nowhere block",
                                            "in:abstract part"};
  std::vector<std::vector<std::pair<DocumentId, double>>> before;
  for (const std::string& q : queries) before.push_back(ask(db, q));
  make_terms_common(db, 2);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    EXPECT_EQ(ask(db, queries[i]), before[i]) << queries[i];
    EXPECT_THAT(before[i], testing::Not(IsEmpty())) << queries[i];
  }
}

// What is frequent is ranked by bounds, and what comes of it by passages: exactly, but for many beginnings.
TEST_F(CommonPostingsTest, AnswersFromImpactsAreThoseOfFts5) {
  Database& db = finish();
  const std::vector<std::string> queries = {"driver",
                                            "block driver",
                                            "device OR driver",
                                            "\"block driver\"",
                                            "the part again",
                                            "driver -title:block",
                                            "(driver OR block) (part -drivers)",
                                            "what blocks a device driver again?",
                                            "dev*",
                                            "b* driver",
                                            "nowhere block",
                                            "in:abstract part"};
  std::vector<std::vector<std::pair<DocumentId, double>>> before;
  for (const std::string& q : queries) before.push_back(ask(db, q));
  make_terms_common(db, 2, 2);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto after = ask(db, queries[i]);
    ASSERT_THAT(after, SizeIs(before[i].size())) << queries[i];
    for (std::size_t k = 0; k < after.size(); ++k) {
      EXPECT_EQ(after[k].first, before[i][k].first) << queries[i];
      EXPECT_NEAR(after[k].second, before[i][k].second, 1e-6) << queries[i];
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
