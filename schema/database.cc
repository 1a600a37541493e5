// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/database.h"

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include "schema/each_posting.h"
#include "schema/postings.h"
#include "schema/text/fts5_tokenizer.h"
#include "schema/text/percent.h"
#include "schema/text/text_functions.h"
#include "schema/time_limit.h"

namespace plumbline {
namespace {
// How many virtual machine instructions pass between two looks at the clock.
constexpr int kInstructionsPerLook = 200;
constexpr int kInstructionsPerQuestion = 2000;

[[noreturn]] void fail(sqlite3* db, int code, std::string_view doing) {
  std::string message = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  throw DatabaseError(code, message + " (" + std::string(doing) + ")");
}

// "file:" address of a path: SQLite reads ?, # and % in it as syntax.
std::string file_address(const std::string& path) {
  const auto keep = [](char c) { return c != '?' && c != '#' && c != '%'; };
  return "file:" + percent_encoded(std::filesystem::absolute(path).string(), keep);
}
}  // namespace

bool DatabaseError::interrupted() const { return code_ == SQLITE_INTERRUPT; }

struct Database::State {
  sqlite3* db = nullptr;
  std::optional<TimeLimit> limit;
  std::function<bool()> unwanted;
  std::unordered_map<const char*, Statement> statements;

  ~State() {
    statements.clear();
    sqlite3_close_v2(db);
  }
};

// --- Statement

Statement::Statement(sqlite3* db, std::string_view sql) : db_(db), statement_(nullptr) {
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) plumbline::fail(db, code, sql);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : db_(other.db_), statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::fail(int code) const { plumbline::fail(db_, code, sqlite3_sql(statement_)); }

int Statement::parameter(const char* name) const {
  const int index = sqlite3_bind_parameter_index(statement_, name);
  if (index == 0) {
    throw DatabaseError(SQLITE_RANGE,
                        std::string("no parameter ") + name + " in " + sqlite3_sql(statement_));
  }
  return index;
}

Statement& Statement::bind(const char* name, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_, parameter(name), value)) fail(code);
  return *this;
}

Statement& Statement::bind(const char* name, double value) {
  if (const int code = sqlite3_bind_double(statement_, parameter(name), value)) fail(code);
  return *this;
}

Statement& Statement::bind(const char* name, std::string_view value) {
  const char* data = value.data() ? value.data() : "";  // a null pointer would bind NULL
  if (const int code = sqlite3_bind_text64(statement_, parameter(name), data, value.size(),
                                           SQLITE_TRANSIENT, SQLITE_UTF8)) {
    fail(code);
  }
  return *this;
}

Statement& Statement::bind_bytes(const char* name, std::string_view value) {
  const char* data = value.data() ? value.data() : "";
  if (const int code =
          sqlite3_bind_blob64(statement_, parameter(name), data, value.size(), SQLITE_TRANSIENT)) {
    fail(code);
  }
  return *this;
}

Statement& Statement::bind_pointer(const char* name, void* value, const char* type) {
  const int code = sqlite3_bind_pointer(statement_, parameter(name), value, type, nullptr);
  if (code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind(const char* name, std::nullopt_t) {
  if (const int code = sqlite3_bind_null(statement_, parameter(name))) fail(code);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);
    return false;
  }
  const std::string message = sqlite3_errmsg(db_);
  sqlite3_reset(statement_);
  throw DatabaseError(code, message + " (" + sqlite3_sql(statement_) + ")");
}

void Statement::run() {
  while (step()) {
  }
}

std::int64_t Statement::first_integer() {
  const std::int64_t value = step() ? integer(0) : 0;
  reset();
  return value;
}

void Statement::reset() noexcept { sqlite3_reset(statement_); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string Statement::text(int column) const { return std::string(view(column)); }

std::string_view Statement::view(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (!data) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (!data) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::string> Statement::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

// --- Database

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

namespace {
sqlite3* open(const std::string& name, int flags) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    const std::string message = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    sqlite3_close_v2(db);
    throw DatabaseError(code, message);
  }
  sqlite3_extended_result_codes(db, 0);
  return db;
}

void register_extensions(sqlite3* db) {
  register_tokenizer(db);
  register_postings(db);
  register_text_functions(db);
  register_each_posting(db);
}

// What SQLite's own advice for untrusted input switches off: https://www.sqlite.org/security.html
void harden(sqlite3* db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  for (int option : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                     SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL,
                     SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW}) {
    sqlite3_db_config(db, option, 0, nullptr);
  }
  static constexpr std::pair<int, int> kLimits[] = {
      {SQLITE_LIMIT_LENGTH, 4 << 20},     {SQLITE_LIMIT_SQL_LENGTH, 16 << 10},
      {SQLITE_LIMIT_EXPR_DEPTH, 50},      {SQLITE_LIMIT_COMPOUND_SELECT, 4},
      {SQLITE_LIMIT_VDBE_OP, 25000},      {SQLITE_LIMIT_ATTACHED, 0},
      {SQLITE_LIMIT_VARIABLE_NUMBER, 32}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256},
      {SQLITE_LIMIT_WORKER_THREADS, 0}};
  for (const auto& [limit, value] : kLimits) sqlite3_limit(db, limit, value);
}
}  // namespace

Database Database::open_published(const std::string& path) {
  auto state = std::make_unique<State>();
  state->db =
      open(file_address(path) + "?mode=ro&immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  register_extensions(state->db);
  harden(state->db);
  Database db(std::move(state));
  db.execute(
      "PRAGMA query_only = 1; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0;"
      "PRAGMA temp_store = 2; PRAGMA cache_size = -24576;");
  return db;
}

Database Database::open_to_build(const std::string& path, int flags) {
  auto state = std::make_unique<State>();
  state->db = open(path, flags);
  register_extensions(state->db);
  Database db(std::move(state));
  db.execute(
      "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = 2; PRAGMA cache_size = -131072;");
  return db;
}

Database Database::create(const std::string& path) {
  return open_to_build(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

Database Database::open_copy(const std::string& path) {
  return open_to_build(path, SQLITE_OPEN_READWRITE);
}

Database Database::in_memory() {
  auto state = std::make_unique<State>();
  state->db = open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  register_extensions(state->db);
  return Database(std::move(state));
}

void Database::execute(std::string_view sql) {
  const std::string script(sql);
  const int code = sqlite3_exec(state_->db, script.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(state_->db, code, sql);
}

Statement Database::prepare(std::string_view sql) const { return Statement(state_->db, sql); }

Statement& Database::cached(std::string_view sql) {
  auto found = state_->statements.find(sql.data());
  if (found == state_->statements.end()) {
    found = state_->statements.emplace(sql.data(), Statement(state_->db, sql)).first;
  }
  found->second.reset();
  return found->second;
}

void Database::set_time_limit(int milliseconds) {
  if (milliseconds <= 0) {
    sqlite3_progress_handler(state_->db, 0, nullptr, nullptr);
    return;
  }
  state_->limit.emplace(std::chrono::milliseconds(milliseconds));
  sqlite3_progress_handler(
      state_->db, kInstructionsPerLook,
      [](void* state) { return static_cast<State*>(state)->limit->is_over() ? 1 : 0; },
      state_.get());
}

void Database::interrupt_when(std::function<bool()> unwanted) {
  state_->unwanted = std::move(unwanted);
  sqlite3_progress_handler(
      state_->db, kInstructionsPerQuestion,
      [](void* state) {
        try {
          return static_cast<State*>(state)->unwanted() ? 1 : 0;
        } catch (const std::exception&) {  // it passes through SQLite, which is C
          return 1;
        }
      },
      state_.get());
}

sqlite3* Database::handle() const { return state_->db; }

// --- Transaction

Transaction::Transaction(Database& db) : db_(db) { db_.execute("BEGIN"); }

Transaction::~Transaction() {
  if (!done_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  db_.execute("COMMIT");
  done_ = true;
}

}  // namespace plumbline
