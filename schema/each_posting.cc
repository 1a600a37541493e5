// SPDX-License-Identifier: MIT OR Apache-2.0
// Compiled twice, as text/fts5_tokenizer.cc is.
#include "schema/each_posting.h"

#include <exception>
#include <string>

#include "schema/error.h"
#include "schema/rice_postings.h"
#include "schema/text/sqlite_api.h"

namespace plumbline {
namespace {
enum Column { kDocument, kPassage, kCount, kBytes, kBefore };
constexpr const char* kTable =
    "CREATE TABLE each_posting (document, passage, count, bytes HIDDEN, before HIDDEN)";

struct Cursor : sqlite3_vtab_cursor {
  std::string bytes;
  RiceReader reader;
  bool has_entry = false;
  sqlite3_int64 row = 0;
};

Cursor& cursor_of(sqlite3_vtab_cursor* cursor) { return *static_cast<Cursor*>(cursor); }

// No exception may pass through SQLite, which is C.
template <class Act>
int guarded(const Act& act) {
  try {
    act();
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

int connect(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  const int code = sqlite3_declare_vtab(db, kTable);
  if (code != SQLITE_OK) return code;
  sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  return guarded([&] { *table = new sqlite3_vtab(); });
}

int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}

// Both arguments are wanted, and must be known before.
int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  int found = 0;
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn < kBytes || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!constraint.usable) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = constraint.iColumn - kBytes + 1;
    info->aConstraintUsage[i].omit = 1;
    found |= 1 << (constraint.iColumn - kBytes);
  }
  info->estimatedCost = 100;
  info->estimatedRows = 100;
  return found == 3 ? SQLITE_OK : SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  return guarded([&] { *cursor = new Cursor(); });
}

int close(sqlite3_vtab_cursor* cursor) {
  delete &cursor_of(cursor);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value** values) {
  return guarded([&] {
    Cursor& self = cursor_of(cursor);
    const auto* data = static_cast<const char*>(sqlite3_value_blob(values[0]));
    self.bytes.assign(data ? data : "", static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
    self.reader = RiceReader(self.bytes, sqlite3_value_int64(values[1]));
    self.has_entry = self.reader.next();
    self.row = 0;
  });
}

int next(sqlite3_vtab_cursor* cursor) {
  Cursor& self = cursor_of(cursor);
  self.has_entry = self.reader.next();
  ++self.row;
  return SQLITE_OK;
}

int is_at_end(sqlite3_vtab_cursor* cursor) { return cursor_of(cursor).has_entry ? 0 : 1; }

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) {
  const RiceReader& reader = cursor_of(cursor).reader;
  if (number == kDocument) sqlite3_result_int64(context, reader.document());
  if (number == kPassage) sqlite3_result_int64(context, reader.passage());
  if (number == kCount) sqlite3_result_int64(context, reader.halves() / 2);
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
  *row = cursor_of(cursor).row;
  return SQLITE_OK;
}

sqlite3_module make_module() {
  sqlite3_module module = {};  // with no xCreate: it is there without a CREATE, and only so
  module.xConnect = connect;
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xOpen = open;
  module.xClose = close;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = is_at_end;
  module.xColumn = column;
  module.xRowid = row_id;
  return module;
}
}  // namespace

int add_each_posting(sqlite3* db) {
  static const sqlite3_module module = make_module();
  return sqlite3_create_module(db, "each_posting", &module, nullptr);
}

#ifndef PLUMBLINE_LOADABLE_EXTENSION
void register_each_posting(sqlite3* db) {
  if (add_each_posting(db) != SQLITE_OK) throw Error("this SQLite takes no virtual tables");
}
#endif

}  // namespace plumbline
