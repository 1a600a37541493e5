// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/database.h: SQLite with owners. Database, Statement and Transaction hold their handles and let
// go in destructors that never throw, after the manner of SQLiteCpp. A Database belongs to one thread
// at a time. This is the one header through which other rooms meet SQLite.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "schema/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace plumbline {

// SQLite refused. what() gives its message and the statement; code() is SQLite's result code.
class DatabaseError : public Error {
 public:
  DatabaseError(int code, const std::string& message) : Error(message), code_(code) {}
  int code() const { return code_; }
  // The statement ran past Database::set_time_limit.
  bool interrupted() const;

 private:
  int code_;
};

// A compiled statement. Parameters are named in the SQL (":slug") and bound by that name; a name that
// the statement does not have is a DatabaseError. Lives no longer than its Database.
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  Statement& bind(const char* name, std::int64_t value);
  Statement& bind(const char* name, int value) { return bind(name, std::int64_t{value}); }
  Statement& bind(const char* name, double value);
  Statement& bind(const char* name, std::string_view value);  // copied
  Statement& bind(const char* name, const char* value) {
    return bind(name, std::string_view(value));
  }
  Statement& bind(const char* name, std::nullopt_t);                // NULL
  Statement& bind_bytes(const char* name, std::string_view value);  // a BLOB, copied
  // For functions of ours alone, which ask for the same type (a literal).
  Statement& bind_pointer(const char* name, void* value, const char* type);
  template <class T>
  Statement& bind(const char* name, const std::optional<T>& value) {
    return value ? bind(name, *value) : bind(name, std::nullopt);
  }

  // True while there is a row to read; after the last one the statement is reset by itself.
  bool step();
  // Runs to the end, for statements that return no row.
  void run();
  // The first column of the first row; 0 where there is none. Of a cached statement, too: it is reset behind that.
  std::int64_t first_integer();
  // Forgets the rows not yet read; bindings stay.
  void reset() noexcept;

  // Columns of the current row, from 0.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;        // "" for NULL
  std::string_view view(int column) const;   // valid until the next step() or reset()
  std::string_view bytes(int column) const;  // of a BLOB, likewise
  bool is_null(int column) const;
  std::optional<std::string> optional_text(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;

 private:
  int parameter(const char* name) const;
  [[noreturn]] void fail(int code) const;

  sqlite3* db_;
  sqlite3_stmt* statement_;
};

class Database {
 public:
  // For the server: opens a published file, which must not change in place while it is open. The
  // connection can only read, takes no code from the file and has no way to reach other files.
  // Throws DatabaseError where there is no such file or it is not a database.
  static Database open_published(const std::string& path);
  // For the indexer: a new file, which must not exist yet, without a journal, since a build that fails
  // is thrown away whole.
  static Database create(const std::string& path);
  // Likewise for a file that is there: a copy of a published one, which is to be changed.
  static Database open_copy(const std::string& path);
  // For tests.
  static Database in_memory();

  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;

  // Runs SQL without parameters, one or more statements.
  void execute(std::string_view sql);
  Statement prepare(std::string_view sql) const;
  // The same statement compiled once and kept. Reset and without bindings. `sql` must live as long as
  // the Database, as the constants of schema/sql.h do. Do not use it again before its rows are read.
  Statement& cached(std::string_view sql);

  // From now on a statement fails with DatabaseError::interrupted() once this thread has had `milliseconds` of the
  // processor since the last call of this function, or four times as many have gone by. 0 lifts the limit.
  void set_time_limit(int milliseconds);

  // From now on a statement fails with DatabaseError::interrupted() once `unwanted` says so; it is asked now and
  // then while statements run. Takes the place of a time limit.
  void interrupt_when(std::function<bool()> unwanted);

  sqlite3* handle() const;

 private:
  struct State;
  static Database open_to_build(const std::string& path, int flags);
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Rolls back unless commit() was called.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& db_;
  bool done_ = false;
};

}  // namespace plumbline
