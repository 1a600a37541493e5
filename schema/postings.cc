// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/postings.h"

#include <sqlite3.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "schema/error.h"
#include "schema/fts_rows.h"
#include "schema/sql.h"
#include "schema/text/fts5_tokenizer.h"

namespace plumbline {
namespace {
constexpr const char* kPointerType = "plumbline_frequencies";

struct Collector {
  std::vector<Frequency>* into;
  std::vector<double> weights;  // by field
};

// Called by FTS5 for each passage that has the phrase. No exception may pass through SQLite, which is C.
int collect_passage(const Fts5ExtensionApi* api, Fts5Context* fts, void* data) {
  const auto& collector = *static_cast<Collector*>(data);
  double sum = 0;
  Fts5PhraseIter place;
  int field = 0, offset = 0;
  const int code = api->xPhraseFirst(fts, 0, &place, &field, &offset);
  if (code != SQLITE_OK) return code;
  for (; field >= 0; api->xPhraseNext(fts, &place, &field, &offset)) {
    const auto i = static_cast<std::size_t>(field);
    sum += i < collector.weights.size() ? collector.weights[i] : 1;
  }
  try {
    collector.into->push_back({passage_of_row(api->xRowid(fts)), sum});
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

// What the function was called with: a pointer to a vector, and the weights of the fields. nullopt, and the
// function ends with an error, where it was not.
std::optional<Collector> collector_of(sqlite3_context* context, int count, sqlite3_value** values) {
  void* into = count > 0 ? sqlite3_value_pointer(values[0], kPointerType) : nullptr;
  if (!into) {
    sqlite3_result_error(context, "a vector is wanted", -1);
    return std::nullopt;
  }
  Collector collector = {static_cast<std::vector<Frequency>*>(into), {}};
  try {
    for (int i = 1; i < count; ++i) collector.weights.push_back(sqlite3_value_double(values[i]));
  } catch (const std::exception&) {
    sqlite3_result_error_nomem(context);
    return std::nullopt;
  }
  return collector;
}

// Is called for the first passage that matches and collects all.
void collect_all(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int count,
                 sqlite3_value** values) {
  auto collector = collector_of(context, count, values);
  if (!collector) return;
  const int code = api->xQueryPhrase(fts, 0, &*collector, collect_passage);
  if (code != SQLITE_OK) sqlite3_result_error_code(context, code);
}

// Is called for each and collects that one.
void collect_one(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int count,
                 sqlite3_value** values) {
  auto collector = collector_of(context, count, values);
  if (!collector) return;
  const int code = collect_passage(api, fts, &*collector);
  if (code != SQLITE_OK) sqlite3_result_error_code(context, code);
}

// The places of a phrase in the passage where a query is.
class Places {
 public:
  Places(const Fts5ExtensionApi* api, Fts5Context* fts, int phrase) : api_(api), fts_(fts) {
    code_ = api->xPhraseFirst(fts, phrase, &iterator_, &field_, &offset_);
  }
  int code() const { return code_; }  // of SQLite; there are none where it is no success
  bool is_at_end() const { return code_ != SQLITE_OK || field_ < 0; }
  void next() { api_->xPhraseNext(fts_, &iterator_, &field_, &offset_); }
  // Field and number of the token, so many behind it.
  std::pair<int, int> place(int behind = 0) const { return {field_, offset_ + behind}; }

 private:
  const Fts5ExtensionApi* api_;
  Fts5Context* fts_;
  Fts5PhraseIter iterator_ = {};
  int code_ = SQLITE_OK, field_ = -1, offset_ = 0;
};

// Whether the second phrase of the query stands right behind the first.
void stands_side_by_side(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context,
                         int, sqlite3_value**) {
  if (api->xPhraseCount(fts) != 2) {
    sqlite3_result_error(context, "a query of two words is wanted", -1);
    return;
  }
  Places first(api, fts, 0), second(api, fts, 1);
  for (const Places* places : {&first, &second}) {
    if (places->code() != SQLITE_OK) return sqlite3_result_error_code(context, places->code());
  }
  bool found = false;
  while (!found && !first.is_at_end() && !second.is_at_end()) {
    found = second.place() == first.place(1);
    if (second.place() < first.place(1)) {
      second.next();
    } else {
      first.next();
    }
  }
  sqlite3_result_int(context, found ? 1 : 0);
}

int add_function(fts5_api* api, const char* name, fts5_extension_function function) {
  return api->xCreateFunction(api, name, nullptr, function, nullptr);
}
}  // namespace

void register_postings(sqlite3* db) {
  fts5_api* api = find_fts5(db);
  if (!api || add_function(api, "collect_all", collect_all) != SQLITE_OK ||
      add_function(api, "collect_one", collect_one) != SQLITE_OK ||
      add_function(api, "stands_side_by_side", stands_side_by_side) != SQLITE_OK)
    throw Error("this SQLite has no FTS5");
}

std::vector<Frequency> frequencies(Database& db, std::string_view expression, bool beginning) {
  std::vector<Frequency> found;
  Statement& rows = db.cached(beginning ? sql::k_match_beginnings : sql::k_match_passages);
  rows.bind(":match", expression).bind_pointer(":into", &found, kPointerType);
  while (rows.step()) continue;
  const auto is_before = [](const Frequency& a, const Frequency& b) {
    return a.passage < b.passage;
  };
  if (!std::is_sorted(found.begin(), found.end(), is_before))  // some have far rows
    std::sort(found.begin(), found.end(), is_before);
  return found;
}

Togetherness togetherness(Database& db, std::string_view first, std::string_view second,
                          std::int64_t limit) {
  Statement& row = db.cached(sql::k_count_side_by_side);
  row.bind(":match", std::string(first) + " AND " + std::string(second)).bind(":limit", limit);
  Togetherness found;
  if (row.step()) found = {row.integer(0), row.integer(1)};
  row.reset();
  return found;
}

}  // namespace plumbline
