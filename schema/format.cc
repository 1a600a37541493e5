// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/format.h"

#include <array>
#include <cstdlib>
#include <filesystem>

#include "schema/damage.h"
#include "schema/sql.h"
#include "schema/start_lists.h"
#include "schema/text_index.h"

namespace plumbline {
namespace {
// SQLite's result codes: https://www.sqlite.org/rescode.html
constexpr int kNoMemory = 7, kCannotOpen = 14, kNotADatabase = 26;

std::int64_t ask_integer(Database& db, std::string_view sql) {
  return db.prepare(sql).first_integer();
}

std::string meta(Database& db, std::string_view key) {
  Statement& statement = db.cached(sql::k_find_meta);
  statement.bind(":key", key);
  if (!statement.step()) return {};
  std::string value = statement.text(0);
  statement.reset();
  return value;
}

// Its counts in the order in which the table meta states them.
template <class Info>
auto counts_of(Info& info) {
  return std::array{&info.talks,    &info.topics, &info.people,  &info.events,
                    &info.passages, &info.links,  &info.pictures};
}

PublicationInfo count_rows(Database& db) {
  PublicationInfo info{};
  Statement& statement = db.cached(sql::k_count_rows);
  if (statement.step()) {
    int column = 0;
    for (std::int64_t* count : counts_of(info)) *count = statement.integer(column++);
  }
  statement.reset();
  return info;
}

std::string row_counts(const PublicationInfo& info) {
  std::string text;
  for (const std::int64_t* count : counts_of(info))
    text += (text.empty() ? "" : " ") + std::to_string(*count);
  return text;
}

// What is last, when all else is there.
void finish(Database& db, std::string_view sql, std::string_view generation,
            ListsOf lists = ListsOf::kFactsAndTexts) {
  pack_start_lists(db, lists);
  const std::string rows = row_counts(count_rows(db));
  for (const auto& [key, value] :
       {std::pair{"generation", generation}, std::pair{"rows", std::string_view(rows)}}) {
    db.cached(sql).bind(":key", key).bind(":value", value).run();
  }
}

[[noreturn]] void refuse(const std::string& path, const DatabaseError& error) {
  if (error.code() == kNoMemory) throw DatabaseError(error);  // which says nothing about the file
  if (error.code() == kNotADatabase) {
    throw FormatError(path + " is not a SQLite database. Make it with plumbline-index.");
  }
  if (error.code() == kCannotOpen) {
    throw FormatError("cannot open " + path + ". Make it with plumbline-index.");
  }
  throw FormatError(path + " is damaged: " + error.what() + ". Index the sources again.");
}

PublicationInfo verify_content(Database& db, bool thoroughly) {
  if (thoroughly) {
    Statement check = db.prepare("PRAGMA quick_check(1)");
    if (!check.step() || check.view(0) != "ok") throw damage("quick_check: " + check.text(0));
  }
  PublicationInfo info = count_rows(db);
  info.generation = meta(db, "generation");
  if (info.generation.empty() || meta(db, "rows") != row_counts(info)) {
    throw damage("its tables do not hold what its index says");
  }
  return info;
}
}  // namespace

void create_tables(Database& db) {
  db.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  db.execute("PRAGMA user_version = " + std::to_string(kFormat));
  db.execute(sql::k_tables);
}

void seal(Database& db, std::string_view generation) {
  build_text_index(db);
  finish(db, sql::k_insert_meta, generation);
}

void seal(Database& db, std::string_view generation, TextIndex& index) {
  index.write(db);
  finish(db, sql::k_insert_meta, generation);
}

void reseal(Database& db, std::string_view generation, ListsOf lists) {
  finish(db, sql::k_update_meta, generation, lists);
}

namespace {
void check_format(Database& db, const std::string& path) {
  std::int64_t application = 0, format = 0;
  try {
    application = ask_integer(db, "PRAGMA application_id");
    format = ask_integer(db, "PRAGMA user_version");
  } catch (const DatabaseError& error) {
    refuse(path, error);
  }
  if (application != kApplicationId) {
    throw FormatError(path + " is not a Plumbline database. Make it with plumbline-index.");
  }
  if (format != kFormat) {
    throw FormatError(path + " has format " + std::to_string(format) +
                      ", this program reads format " + std::to_string(kFormat) +
                      ". Index the sources again with this version.");
  }
}
}  // namespace

PublicationInfo verify(Database& db, const std::string& path, bool thoroughly) {
  check_format(db, path);
  try {
    return verify_content(db, thoroughly);
  } catch (const DatabaseError& error) {
    refuse(path, error);
  }
}

PublicationInfo stated_info(Database& db) {
  PublicationInfo info{};
  info.generation = meta(db, "generation");
  const std::string rows = meta(db, "rows");
  const char* at = rows.c_str();
  for (std::int64_t* count : counts_of(info)) {
    char* end = nullptr;
    *count = std::strtoll(at, &end, 10);
    at = end;
  }
  if (info.generation.empty() || row_counts(info) != rows) throw damage("its index says nothing");
  return info;
}

namespace {

// SQLite reads a last page that was cut off as if the rest of it were zeros. `before` is the size of the file before
// it was opened; another may have taken its place since.
void check_size(Database& db, const std::string& path, std::uintmax_t before) {
  const auto size = static_cast<std::uintmax_t>(ask_integer(db, "PRAGMA page_count") *
                                                ask_integer(db, "PRAGMA page_size"));
  std::error_code ignored;
  if (size != before && size != std::filesystem::file_size(path, ignored))
    throw damage("it is not as long as its pages");
}

}  // namespace

VerifiedDatabase open_verified(const std::string& path, bool thoroughly) {
  try {
    std::error_code ignored;
    const std::uintmax_t before = std::filesystem::file_size(path, ignored);
    Database db = Database::open_published(path);
    check_format(db, path);
    PublicationInfo info = thoroughly ? verify_content(db, true) : stated_info(db);
    check_size(db, path, before);
    return {std::move(db), std::move(info)};
  } catch (const DatabaseError& error) {
    refuse(path, error);
  }
}

}  // namespace plumbline
