// SPDX-License-Identifier: MIT OR Apache-2.0
// Compiled twice: into the programs, and as a loadable extension for the sqlite3 shell
// (.load build/release/bin/plumbline_tokenizer).
#include "schema/text/fts5_tokenizer.h"

#ifdef PLUMBLINE_LOADABLE_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#else
#include <sqlite3.h>
#endif

#include <exception>
#include <string>

#include "schema/error.h"
#include "schema/text/text_functions.h"
#include "schema/text/tokenize.h"

namespace plumbline {
// https://www.sqlite.org/fts5.html#extending_fts5
fts5_api* find_fts5(sqlite3* db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

namespace {
using EmitToken = int (*)(void*, int, const char*, int, int, int);

// What FTS5 knows as Fts5Tokenizer.
struct Instance {
  TermSource** source;
  Tokenizer tokenizer;
};

int create(void* source, const char**, int, Fts5Tokenizer** out) {
  try {
    *out = reinterpret_cast<Fts5Tokenizer*>(new Instance{static_cast<TermSource**>(source), {}});
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

void destroy(Fts5Tokenizer* tokenizer) { delete reinterpret_cast<Instance*>(tokenizer); }

int emit(void* context, EmitToken emit_token, const Token& token, bool colocated) {
  const int flags = colocated ? FTS5_TOKEN_COLOCATED : 0;
  const int begin = static_cast<int>(token.begin), end = static_cast<int>(token.end);
  if (token.kind == Token::kStem) {
    const std::string term = kStemMark + token.text;
    return emit_token(context, flags, term.data(), static_cast<int>(term.size()), begin, end);
  }
  return emit_token(context, flags, token.text.data(), static_cast<int>(token.text.size()), begin,
                    end);
}

int emit_all(void* context, EmitToken emit_token, const std::vector<IndexTerm>& terms) {
  for (const IndexTerm& term : terms) {
    const int flags = term.colocated ? FTS5_TOKEN_COLOCATED : 0;
    const int size = static_cast<int>(term.text.size());
    if (const int code = emit_token(context, flags, term.text.data(), size, 0, 0)) return code;
  }
  return SQLITE_OK;
}

// No exception may pass through SQLite, which is C.
int tokenize(Fts5Tokenizer* self, void* context, int flags, const char* data, int size,
             EmitToken emit_token) {
  try {
    const std::string_view text(data, static_cast<std::size_t>(size));
    if ((flags & FTS5_TOKENIZE_QUERY) && text.starts_with('=')) {
      return emit_token(context, 0, data + 1, size - 1, 0, size);
    }
    auto& [source, tokenizer] = *reinterpret_cast<Instance*>(self);
    if ((flags & FTS5_TOKENIZE_DOCUMENT) && *source) {
      if (const auto* terms = (*source)->terms_of(text))
        return emit_all(context, emit_token, *terms);
    }
    int position = -1;
    for (const Token& token : tokenizer.tokenize(text)) {
      if (const int code = emit(context, emit_token, token, token.position == position))
        return code;
      position = token.position;
    }
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

int add_tokenizer(sqlite3* db, TermSource** source) {
  fts5_api* api = find_fts5(db);
  if (!api) return SQLITE_ERROR;
  fts5_tokenizer methods = {create, destroy, tokenize};
  return api->xCreateTokenizer(api, "plumbline", source, &methods, nullptr);
}
}  // namespace

#ifndef PLUMBLINE_LOADABLE_EXTENSION
void register_tokenizer(sqlite3* db, TermSource** source) {
  if (add_tokenizer(db, source) != SQLITE_OK) throw Error("this SQLite has no FTS5");
}
#endif
}  // namespace plumbline

#ifdef PLUMBLINE_LOADABLE_EXTENSION
extern "C" int sqlite3_plumblinetokenizer_init(sqlite3* db, char**,
                                               const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  static plumbline::TermSource* none = nullptr;
  const int code = plumbline::add_tokenizer(db, &none);
  return code == SQLITE_OK ? plumbline::add_text_functions(db) : code;
}
#endif
