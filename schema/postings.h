// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/postings.h: the postings of a word or phrase, all at once. FTS5's bm25() looks up the length of every
// passage in a table and is called through SQLite's virtual machine for each, which is nine tenths of its
// time; what it needs beside lengths is how often a phrase stands where, and that is given here for all
// passages by one call of an auxiliary function (https://www.sqlite.org/fts5.html#custom_auxiliary_functions).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/database.h"

struct sqlite3;

namespace plumbline {

struct Frequency {
  std::int64_t passage;
  double weighted;  // occurrences, each as heavy as its field: schema/queries/match_passages.sql
};

// The passages that match an FTS5 expression, by passage. The expression is one word or phrase, in all fields
// or in some; `beginning` is true where its last word ends in "*", which is as right otherwise but takes twice as
// long: FTS5 makes one list of those of all words first, and again for each question. Throws DatabaseError.
std::vector<Frequency> frequencies(Database& db, std::string_view expression, bool beginning);

// Passages that have two words, counted up to a limit, and those among them where the second stands right behind the
// first.
struct Togetherness {
  std::int64_t passages = 0, side_by_side = 0;
};
// The words as FTS5 expressions of one token each. Throws DatabaseError.
Togetherness togetherness(Database& db, std::string_view first, std::string_view second,
                          std::int64_t limit);

// Makes the auxiliary functions known to a connection. Throws Error where SQLite has no FTS5.
void register_postings(sqlite3* db);

}  // namespace plumbline
