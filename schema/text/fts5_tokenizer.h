// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/fts5_tokenizer.h: tokenize.h as the FTS5 tokenizer "plumbline".
// https://www.sqlite.org/fts5.html#custom_tokenizers
//
// A document gives parts, stems (written ~stem) and wholes, alternatives at one position. A query gives
// the same, so that the sqlite3 shell finds what a reader expects; a quoted term that begins with "="
// is taken as a term of the index as it stands: MATCH '"=binder" OR "=~initi"'. That is how the server,
// which has tokenized the query before, asks for one form and not the other.
#pragma once

struct sqlite3;
struct fts5_api;

namespace plumbline {

// Makes the tokenizer known to a connection. Throws Error where SQLite has no FTS5.
void register_tokenizer(sqlite3* db);

// What FTS5 lets others add to it; nullptr where SQLite has none.
fts5_api* find_fts5(sqlite3* db);

}  // namespace plumbline
