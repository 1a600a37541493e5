// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/fts5_tokenizer.h: tokenize.h as the FTS5 tokenizer "plumbline".
// https://www.sqlite.org/fts5.html#custom_tokenizers
//
// A document gives parts and wholes, alternatives at one position, as kWholeMark of tokenize.h says. A query gives
// all that these may be written as, and for a stem the words that have it (schema/text/stem_words.h), so that the
// sqlite3 shell finds what a reader expects. A quoted term that begins with "=" is not cut again:
// MATCH '"=binder" OR "=~initi"' asks for the word, be it a part or a whole, and for any word of the stem. That is how
// the server, which has tokenized the query before, asks for one form and not the other.
#pragma once

struct sqlite3;
struct fts5_api;

namespace plumbline {

// Makes the tokenizer known to a connection. Throws Error where SQLite has no FTS5.
void register_tokenizer(sqlite3* db);

// What FTS5 lets others add to it; nullptr where SQLite has none.
fts5_api* find_fts5(sqlite3* db);

}  // namespace plumbline
