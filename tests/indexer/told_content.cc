// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/indexer/told_content.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "schema/counts.h"
#include "schema/database.h"
#include "schema/packed_list.h"
#include "schema/start_lists.h"
#include "schema/text/stem_words.h"

namespace plumbline {
namespace {
std::string dump(Database& db, const std::string& sql, int columns) {
  std::string out;
  Statement rows = db.prepare(sql);
  while (rows.step()) {
    for (int column = 0; column < columns; ++column)
      out += (rows.is_null(column) ? "NULL" : rows.text(column)) + "|";
    out += "\n";
  }
  return out;
}

// Whatever columns it has, in the order of its rows' values.
std::string dump_table(Database& db, const std::string& table) {
  Statement count = db.prepare("SELECT count(*) FROM pragma_table_info(:table)");
  count.bind(":table", table);
  count.step();
  const int columns = static_cast<int>(count.integer(0));
  std::string order;
  for (int column = 1; column <= columns; ++column)
    order += (column > 1 ? ", " : "") + std::to_string(column);
  return dump(db, "SELECT * FROM " + table + " ORDER BY " + order, columns);
}

// A matrix of counts with the stems' texts in place of their ids, which tell nothing.
std::map<std::string, std::uint32_t> counts_of(Database& db, const std::string& sql, bool by_stem) {
  std::map<std::int64_t, std::string> texts;
  Statement stems = db.prepare("SELECT id, text FROM stem");
  while (stems.step()) texts[stems.integer(0)] = stems.text(1);
  std::map<std::string, std::uint32_t> out;
  Statement rows = db.prepare(sql);
  std::vector<Count> counts;
  while (rows.step()) {
    unpack_counts(rows.bytes(1), &counts);
    for (const Count& entry : counts) {
      const std::string stem = texts[by_stem ? rows.integer(0) : entry.id];
      const std::int64_t document = by_stem ? entry.id : rows.integer(0);
      out[stem + " " + std::to_string(document)] = entry.count;
    }
  }
  return out;
}

// Tables that are not compared row by row: `unnamed` is of all texts together and follows with the whole; the
// others are compared by what their ids stand for, and the full-text index by what it answers. SQLite's own
// (sqlite_stat1) tell its planner how many rows there were and no reader anything.
bool is_compared_otherwise(const std::string& table) {
  constexpr const char* kTables[] = {"unnamed",        "stem",       "stem_documents",
                                     "document_stems", "identifier", "identifier_place",
                                     "packed_list"};
  return table.starts_with("passage_fts") || table.starts_with("sqlite_") ||
         std::find(std::begin(kTables), std::end(kTables), table) != std::end(kTables);
}

// Those that any text has.
void add_stem_words(Database& db, std::map<std::string, std::string>* content) {
  Statement has_term = db.prepare("SELECT 1 FROM term WHERE text = :text");
  Statement stems = db.prepare("SELECT text, words FROM stem ORDER BY text");
  std::string& told = (*content)["words of stems"];
  while (stems.step()) {
    for (const std::string& word : unpack_stem_words(stems.view(0), stems.view(1))) {
      if (has_term.bind(":text", word).step()) told += stems.text(0) + " " + word + "\n";
      has_term.reset();
    }
  }
}

void add_stems(Database& db, std::map<std::string, std::string>* content) {
  (*content)["stem"] = dump(db,
                            "SELECT text, documents FROM stem JOIN stem_documents ON stem = id "
                            "WHERE documents > 0 ORDER BY text",
                            2);
  add_stem_words(db, content);
  (*content)["rows of the stem index"] =
      testing::PrintToString(counts_of(db, "SELECT document, counts FROM document_stems", false));
  (*content)["columns of the stem index"] =
      testing::PrintToString(counts_of(db, "SELECT stem, counts FROM stem_documents", true));
}

void add_packed_lists(Database& db, std::map<std::string, std::string>* content) {
  (*content)["packed lists"] = dump(
      db, "SELECT name, hex(bytes) FROM packed_list WHERE name <> 'stems' ORDER BY name, id", 2);
  const PackedList stems(db, kStemsList);
  std::string& told = (*content)["packed stems"];
  Statement rows = db.prepare(
      "SELECT id, text FROM stem JOIN stem_documents ON stem = id WHERE documents > 0 ORDER BY "
      "text");
  while (rows.step()) {
    const auto id = static_cast<std::size_t>(rows.integer(0));
    told += rows.text(1) + " " + std::to_string(stems.integer(id, 0)) + " " +
            std::to_string(stems.integer(id, 1)) + "\n";
  }
}

void add_identifiers(Database& db, std::map<std::string, std::string>* content) {
  (*content)["identifier"] = dump(db, "SELECT key, name, passages FROM identifier ORDER BY key", 3);
  (*content)["identifier_place"] =
      dump(db,
           "SELECT key, spelling, hex(identifier_place.passages) FROM identifier_place "
           "JOIN identifier ON id = identifier ORDER BY 1, 2",
           3);
  (*content)["places of identifiers"] = dump(db, "SELECT count(*) FROM identifier_place", 1);
}

void add_full_text(Database& db, std::map<std::string, std::string>* content) {
  db.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab ('main', 'passage_fts', 'instance')");
  (*content)["full-text index"] =
      dump(db, "SELECT term, doc, col, offset FROM temp.word ORDER BY 1, 2, 3, 4", 4);
  (*content)["scores"] =
      dump(db,
           "SELECT rowid, rank FROM passage_fts WHERE passage_fts MATCH 'klint OR the' "
           "ORDER BY rowid",
           2);
  db.execute("INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1)");
}
}  // namespace

std::map<std::string, std::string> told_content(const std::string& path) {
  Database db = Database::open_copy(path);
  std::vector<std::string> tables;
  Statement names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
  while (names.step()) tables.push_back(names.text(0));
  std::map<std::string, std::string> content;
  for (const std::string& table : tables) {
    if (!is_compared_otherwise(table)) content[table] = dump_table(db, table);
  }
  add_stems(db, &content);
  add_packed_lists(db, &content);
  add_identifiers(db, &content);
  add_full_text(db, &content);
  return content;
}

}  // namespace plumbline
