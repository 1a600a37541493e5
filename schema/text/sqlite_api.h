// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/sqlite_api.h: SQLite for what is compiled twice: into the programs, and into the extension that the sqlite3
// shell loads, where SQLite is called through a table that fts5_tokenizer.cc is given.
#pragma once

#ifdef PLUMBLINE_LOADABLE_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif
