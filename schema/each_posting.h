// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/each_posting.h: postings in SQL. each_posting(bytes, before) is a table of what schema/rice_postings.h packed
// behind a document, an entry a row: document, passage, count. https://www.sqlite.org/vtab.html#tabfunc2
#pragma once

struct sqlite3;

namespace plumbline {

// Makes it known to a connection. Throws Error.
void register_each_posting(sqlite3* db);
// The same for the loadable extension: gives a code of SQLite.
int add_each_posting(sqlite3* db);

}  // namespace plumbline
