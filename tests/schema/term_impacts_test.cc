// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/term_impacts.h"

#include <gmock/gmock.h>

#include "schema/phrase_postings.h"
#include "schema/reindex.h"
#include "schema/sql.h"
#include "tests/support/common_terms.h"
#include "tests/support/small_corpus.h"

namespace plumbline {
namespace {
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

// Everything in the three tables, for comparing.
std::vector<std::string> rows_of(Database& db) {
  std::vector<std::string> rows;
  const auto list = [&](const char* sql, bool blob_too) {
    for (Statement row = db.prepare(sql); row.step();) {
      std::string text = row.text(0) + " " + std::string(row.bytes(1));
      if (blob_too) text += " " + std::string(row.bytes(2));
      rows.push_back(std::move(text));
    }
  };
  list("SELECT term, documents FROM term_impacts ORDER BY term", false);
  list("SELECT text || passages, documents, best FROM beginning ORDER BY text", true);
  list("SELECT id, passages FROM term_pairs ORDER BY id", false);
  return rows;
}

struct TermImpactsTest : testing::Test, SmallCorpus {
  // All texts are of one length, whatever changes, so that the average does not.
  Database& frequent_everywhere() {
    for (int i = 0; i < 30; ++i) {
      const std::string slug = "lpc-2024/t" + std::to_string(i);
      add_talk({slug, "Block driver",
                i % 2 ? "The driver drives block devices again"
                      : "A pin_init block, drivers, driver block"});
      for (int k = 0; k < i % 4; ++k)
        add_part(slug, "notes", "n" + std::to_string(k), "The driver",
                 "Drives of the block driver");
    }
    Database& db = finish();
    make_terms_common(db, 2, 4);
    return db;
  }

  static void exchange(Database& db, std::int64_t document, const std::string& body) {
    Reindex reindex(db);
    reindex.before(document);
    db.execute(
        "UPDATE passage SET text = pack_text(title_of(text), names_of(text), topics_of(text), "
        "heading_of(text), '" +
        body + "', markup_of(text)) WHERE id = " + std::to_string(document << kPassageBits));
    reindex.after(document);
    reindex.finish();
  }
};

TEST_F(TermImpactsTest, FollowWhenPagesChange) {
  Database& db = frequent_everywhere();
  const auto before = rows_of(db);
  ASSERT_THAT(before, Not(IsEmpty()));
  Statement talk =
      db.prepare("SELECT id FROM document WHERE kind = 'talk' ORDER BY id LIMIT 1 OFFSET 3");
  talk.step();
  const std::int64_t document = talk.integer(0);
  Statement text = db.prepare("SELECT body_of(text) FROM passage WHERE id = " +
                              std::to_string(document << kPassageBits));
  text.step();
  const std::string body = text.text(0);
  text.reset();
  exchange(db, document, "Nothing of that kind is said here, block block");
  EXPECT_NE(rows_of(db), before);
  exchange(db, document, body);
  EXPECT_EQ(rows_of(db), before);
}

TEST_F(TermImpactsTest, BeginningCountsAllItsWords) {
  Database& db = frequent_everywhere();
  const auto beginning = find_beginning(db, "driv");
  ASSERT_TRUE(beginning);
  EXPECT_EQ(beginning->passages,
            static_cast<std::int64_t>(frequencies(db, "\"=driv\" *", true).size()));
  EXPECT_EQ(unpack_impacts(beginning->impacts).size(), 30U);
  EXPECT_EQ(beginning->best.size(), 30U);
  EXPECT_TRUE(find_beginning(db, "ag"));  // behind the word "a"
  EXPECT_FALSE(find_beginning(db, "nowhere"));
  EXPECT_FALSE(find_beginning(db, "~driv"));
}

// "pin*" stands once where pin_init does, which has the words "pin" and "pininit".
TEST_F(TermImpactsTest, BeginningsAreWorthWhatFts5Says) {
  Database& db = frequent_everywhere();
  PassageLengths lengths;
  Statement rows = db.prepare(sql::k_list_passages);
  for (PassageTerms terms; rows.step();) {
    const PassageText text(rows);
    terms.read(text);
    lengths.add(text.id, terms.words());
  }
  std::vector<std::string> beginnings;
  for (Statement row = db.prepare("SELECT text FROM beginning"); row.step();)
    beginnings.push_back(row.text(0));
  ASSERT_THAT(beginnings, IsSupersetOf({"p", "pin", "d", "driver"}));
  for (const std::string& text : beginnings) {
    SCOPED_TRACE(text);
    DocumentWorths worths(lengths.average());
    for (const auto& [passage, weighted] : frequencies(db, "\"=" + text + "\" *", true))
      worths.add(passage, weighted, lengths.at(lengths.number_of(passage)));
    const auto best = find_beginning(db, text)->best;
    const auto exact = worths.take();
    ASSERT_EQ(best.size(), exact.size());
    for (std::size_t i = 0; i < best.size(); ++i) {
      EXPECT_EQ(best[i].passage, exact[i].passage);
      EXPECT_NEAR(best[i].worth, exact[i].worth, 1e-6);
    }
  }
}

TEST_F(TermImpactsTest, PhrasesOfPairsSayTheSameAsFts5) {
  Database& db = frequent_everywhere();
  std::vector<std::string> terms;
  for (Statement row = db.prepare("SELECT text FROM common_term"); row.step();)
    terms.push_back(row.text(0));
  terms.push_back("nowhere");
  int known = 0, with_passages = 0;
  for (const std::string& first : terms) {
    for (const std::string& second : terms) {
      for (const std::string& third : terms) {
        if (first.starts_with('~') != second.starts_with('~') ||
            first.starts_with('~') != third.starts_with('~'))
          continue;
        std::vector<Frequency> ours;
        if (!find_phrase(db, {first, second, third}, &ours, 0)) continue;
        const auto theirs =
            frequencies(db, "\"=" + first + "\" + \"=" + second + "\" + \"=" + third + "\"", false);
        ASSERT_EQ(ours.size(), theirs.size()) << first << " " << second << " " << third;
        for (std::size_t i = 0; i < ours.size(); ++i) {
          EXPECT_EQ(ours[i].passage, theirs[i].passage) << first << " " << second << " " << third;
          EXPECT_EQ(ours[i].weighted, theirs[i].weighted) << first << " " << second << " " << third;
        }
        ++known;
        with_passages += ours.empty() ? 0 : 1;
      }
    }
  }
  EXPECT_GT(known, 100);
  EXPECT_GT(with_passages, 10);
}

TEST_F(TermImpactsTest, PhrasesWithoutPairsAreLeftToFts5) {
  Database& db = frequent_everywhere();
  std::vector<Frequency> found;
  EXPECT_FALSE(find_phrase(db, {"klint", "for", "all"}, &found));
  EXPECT_FALSE(find_phrase(db, {"block", "driver"}, &found));  // is a pair
  EXPECT_FALSE(find_phrase(db, std::vector<std::string_view>(65, "driver"), &found));
  EXPECT_FALSE(find_phrase(db, {"the", "block", "driver"}, &found));  // it is sooner done there
}

TEST_F(TermImpactsTest, PairsSayTheSameAsFts5) {
  Database& db = frequent_everywhere();
  std::vector<std::string> terms;
  for (Statement row = db.prepare("SELECT text FROM common_term WHERE paired = 1"); row.step();)
    terms.push_back(row.text(0));
  ASSERT_GT(terms.size(), 5U);
  int with_passages = 0;
  for (const std::string& first : terms) {
    for (const std::string& second : terms) {
      if (first.starts_with('~') != second.starts_with('~')) continue;
      std::vector<Frequency> ours;
      ASSERT_TRUE(find_pair(db, first, second, &ours));
      const auto theirs = frequencies(db, "\"=" + first + "\" + \"=" + second + "\"", false);
      ASSERT_EQ(ours.size(), theirs.size()) << first << " " << second;
      for (std::size_t i = 0; i < ours.size(); ++i) {
        EXPECT_EQ(ours[i].passage, theirs[i].passage) << first << " " << second;
        EXPECT_EQ(ours[i].weighted, theirs[i].weighted) << first << " " << second;
      }
      with_passages += ours.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(with_passages, 5);
}

TEST_F(TermImpactsTest, RareTermsHaveNone) {
  Database& db = frequent_everywhere();
  std::vector<Frequency> found;
  EXPECT_FALSE(find_pair(db, "block", "klint", &found));
  EXPECT_FALSE(find_impacts(db, find_common_term(db, "klint")));
  EXPECT_TRUE(find_impacts(db, find_common_term(db, "block")));
}

}  // namespace
}  // namespace plumbline
