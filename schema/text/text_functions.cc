// SPDX-License-Identifier: MIT OR Apache-2.0
// Compiled twice, as fts5_tokenizer.cc is.
#include "schema/text/text_functions.h"

#include <array>
#include <exception>
#include <memory>
#include <new>
#include <string_view>

#include "schema/error.h"
#include "schema/fts_rows.h"
#include "schema/text/packed_text.h"
#include "schema/text/sqlite_api.h"

namespace plumbline {
namespace {

// The packer of a connection, which lives as long as its functions do.
struct Connection {
  struct Getter {
    Connection* connection;
    std::size_t field;
  };

  Connection() {
    for (std::size_t i = 0; i < getters.size(); ++i) getters[i] = {this, i};
  }

  TextPacker& packer_of(sqlite3* db) {
    if (!packer) packer = std::make_unique<TextPacker>(read_words(db));
    return *packer;
  }

  // None where there is no such table or row yet. What else goes wrong is thrown, since the packer is kept.
  static std::string read_words(sqlite3* db) {
    sqlite3_stmt* row = nullptr;
    int code = sqlite3_prepare_v2(db, "SELECT bytes FROM text_words", -1, &row, nullptr);
    if (code == SQLITE_ERROR) return {};
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> finalized(row, sqlite3_finalize);
    if (code == SQLITE_OK) code = sqlite3_step(row);
    if (code == SQLITE_DONE) return {};
    if (code == SQLITE_NOMEM) throw std::bad_alloc();
    if (code != SQLITE_ROW) throw Error("the words of all texts cannot be read");
    const auto* data = static_cast<const char*>(sqlite3_column_blob(row, 0));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(row, 0)))
                : std::string();
  }

  std::unique_ptr<TextPacker> packer;
  std::array<Getter, TextFields::kFields> getters;
};

std::string_view bytes_of(sqlite3_value* value) {
  const auto* data = static_cast<const char*>(sqlite3_value_blob(value));
  if (!data) return {};
  return {data, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

// No exception may pass through SQLite, which is C.
template <class Answer>
void answer(sqlite3_context* context, const Answer& give) {
  try {
    give();
  } catch (const Error& error) {
    sqlite3_result_error(context, error.what(), -1);
    sqlite3_result_error_code(context, SQLITE_CORRUPT);
  } catch (const std::exception&) {
    sqlite3_result_error_nomem(context);
  }
}

void pack(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] {
    TextFields text;
    for (std::size_t i = 0; i < TextFields::kFields; ++i) text.fields[i] = bytes_of(values[i]);
    auto& connection = *static_cast<Connection*>(sqlite3_user_data(context));
    const auto packed = connection.packer_of(sqlite3_context_db_handle(context)).pack(text);
    sqlite3_result_blob64(context, packed.data(), packed.size(), SQLITE_TRANSIENT);
  });
}

void get(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;  // and NULL it is
    const auto& [connection, field] = *static_cast<Connection::Getter*>(sqlite3_user_data(context));
    const std::string_view text = connection->packer_of(sqlite3_context_db_handle(context))
                                      .unpack(bytes_of(values[0]))
                                      .fields[field];
    const char* data = text.data() ? text.data() : "";
    if (field == TextFields::kMarkup) {
      sqlite3_result_blob64(context, data, text.size(), SQLITE_TRANSIENT);
    } else {
      sqlite3_result_text64(context, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
  });
}

void tell(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] {
    auto* sink = static_cast<TextSink*>(sqlite3_value_pointer(values[1], kTextSink));
    if (!sink) throw Error("tell() wants a sink");
    const std::string_view packed = bytes_of(values[0]);
    auto& connection = *static_cast<Connection*>(sqlite3_user_data(context));
    connection.packer_of(sqlite3_context_db_handle(context)).tell(packed, *sink);
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(packed.size()));
  });
}

void passage_of(sqlite3_context* context, int, sqlite3_value** values) {
  sqlite3_result_int64(context, passage_of_row(sqlite3_value_int64(values[0])));
}
}  // namespace

int add_text_functions(sqlite3* db) {
  constexpr const char* kGetters[] = {"title_of",   "names_of", "topics_of",
                                      "heading_of", "body_of",  "markup_of"};
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  auto* connection = new Connection;
  int code = sqlite3_create_function_v2(
      db, "pack_text", TextFields::kFields, kFlags, connection, pack, nullptr, nullptr,
      [](void* object) { delete static_cast<Connection*>(object); });
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2(db, "tell", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, connection,
                                      tell, nullptr, nullptr, nullptr);
  for (std::size_t i = 0; i < TextFields::kFields && code == SQLITE_OK; ++i) {
    code = sqlite3_create_function_v2(db, kGetters[i], 1, kFlags, &connection->getters[i], get,
                                      nullptr, nullptr, nullptr);
  }
  if (code != SQLITE_OK) return code;
  return sqlite3_create_function_v2(db, "passage_of_row", 1, kFlags, nullptr, passage_of, nullptr,
                                    nullptr, nullptr);
}

#ifndef PLUMBLINE_LOADABLE_EXTENSION
void register_text_functions(sqlite3* db) {
  if (add_text_functions(db) != SQLITE_OK) throw Error("this SQLite takes no functions");
}
#endif

}  // namespace plumbline
