// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/writer.h"

#include <gmock/gmock.h>

#include "schema/publication.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {
namespace {

// The first column of all rows, joined.
std::string ask(Database& db, const std::string& sql) {
  Statement rows = db.prepare(sql);
  std::string out;
  while (rows.step()) out += (out.empty() ? "" : "|") + rows.text(0);
  return out;
}

Database written(const CorpusFiles& files) {
  Database db = Database::in_memory();
  create_tables(db);
  write_knowledge(index_files(files).knowledge, db);
  return db;
}

TEST(Writer, FillsAllTables) {
  Database db = written(valid_corpus());
  EXPECT_EQ(ask(db, "SELECT title FROM document WHERE kind = 'person' ORDER BY id"),
            "Björn Roy Baron|Danilo Krummrich|Gary Guo");
  EXPECT_EQ(ask(db, "SELECT place FROM event WHERE place IS NOT NULL"), "Richmond, Virginia, USA");
  EXPECT_EQ(
      ask(db, "SELECT start_time || end_time || room || track FROM talk WHERE room IS NOT NULL"),
      "10:0010:30Club ERust MC");
  EXPECT_EQ(ask(db, "SELECT slug FROM talk JOIN document ON id = follows"), "lpc-2023/klint");
  EXPECT_EQ(
      ask(db, "SELECT count(*) FROM talk WHERE title_verified = 0 AND abstract = 'title-only'"),
      "1");
  EXPECT_EQ(ask(db, "SELECT slug FROM topic JOIN document ON id = parent"), "tooling");
  EXPECT_EQ(ask(db, "SELECT key FROM alias WHERE name = 'nova-core'"), "novacore");
  EXPECT_EQ(ask(db,
                "SELECT a.key || ' ' || url_key FROM address a JOIN document d ON d.id = document "
                "WHERE slug = 'klint' ORDER BY ordinal"),
            "code github.com/rust-for-linux/klint|source github.com/rust-for-linux/klint");
  EXPECT_EQ(ask(db,
                "SELECT count(*) FROM document WHERE source_hash NOT GLOB '[0-9a-f]*' OR "
                "length(source_hash) <> 16"),
            "0");
}

TEST(Writer, KnowsWhatTextsReferTo) {
  CorpusFiles files = valid_corpus();
  files["topics/klint.md"] +=
      "\nReported as CVE-2024-1234, [twice](https://lwn.net/Articles/951550/#c) and\n"
      "<https://lore.kernel.org/r/20230101.1234-1-x@y>; cve-2024-1234 again.\n";
  Database db = written(files);
  EXPECT_EQ(ask(db,
                "SELECT c.kind || ' ' || key || ' ' || count FROM citation c JOIN document d ON "
                "d.id = document "
                "WHERE slug = 'klint' AND passage >> 12 = document ORDER BY key"),
            "cve cve:CVE-2024-1234 2|lwn lwn:951550 1|message message:20230101.1234-1-x@y 1");
}

TEST(Writer, TellsWhatIsADocumentElsewhereFromWhatItOnlyGives) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["talks/lpc-2023/klint.md"], "links:\n",
             "links:\n  code: https://github.com/Rust-for-Linux/klint\n");
  Database db = written(files);
  EXPECT_EQ(ask(db,
                "SELECT d.kind || ' ' || a.key || ' ' || own FROM address a JOIN document d ON "
                "d.id = document "
                "WHERE d.slug IN ('klint', 'lpc-2023/klint') AND a.key <> 'source' ORDER BY "
                "d.kind, a.key"),
            "talk article 1|talk code 0|talk page 1|topic code 1");
}

TEST(Writer, KeepsAbsentValuesNull) {
  Database db = written(valid_corpus());
  EXPECT_EQ(ask(db, "SELECT count(*) FROM document WHERE date = '' OR part_of = 0"), "0");
  EXPECT_EQ(ask(db, "SELECT count(*) FROM topic WHERE start_here IS NULL"), "1");
  EXPECT_EQ(ask(db, "SELECT count(*) FROM passage WHERE page = 0"), "0");
}

TEST(Writer, FillsTheFullTextIndex) {
  Database db = written(valid_corpus());
  EXPECT_EQ(ask(db,
                "SELECT DISTINCT slug FROM passage_fts JOIN passage p ON p.id = "
                "passage_of_row(passage_fts.rowid) "
                "JOIN document d ON d.id = p.id >> 12 WHERE passage_fts MATCH 'firmware'"),
            "lpc-2023/nova");
  EXPECT_EQ(ask(db,
                "SELECT anchor FROM passage_fts JOIN passage p ON p.id = "
                "passage_of_row(passage_fts.rowid) "
                "WHERE passage_fts MATCH 'reports' AND part = 'notes'"),
            "notes-limits");
  EXPECT_NO_THROW(
      db.execute("INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1)"));
}

TEST(Writer, SealsWithAGenerationThatFollowsTheContent) {
  Database db = written(valid_corpus()), same = written(valid_corpus());
  CorpusFiles files = valid_corpus();
  replace_in(&files["events/lpc-2023.md"], "second", "2nd");
  Database other = written(files);
  const std::string generation = verify(db, "memory", true).generation;
  EXPECT_EQ(generation.size(), 16u);
  EXPECT_EQ(generation, verify(same, "memory", true).generation);
  EXPECT_NE(generation, verify(other, "memory", true).generation);
}

TEST(Writer, PublishesTheSameBytesForTheSameCorpus) {
  TemporaryDirectory directory;
  for (const char* name : {"a.db", "b.db"}) {
    Publication publication(directory / name);
    write_knowledge(index_files(valid_corpus()).knowledge, publication.database());
    publication.publish();
  }
  EXPECT_TRUE(read_file(directory / "a.db") == read_file(directory / "b.db"));
}
}  // namespace
}  // namespace plumbline
