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
#include <string_view>

#include "schema/each_posting.h"
#include "schema/error.h"
#include "schema/text/text_functions.h"
#include "schema/text/tokenize.h"
#include "schema/text/utf8.h"

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
  Tokenizer tokenizer;
  Stemmer stemmer;

  // Whether a word is its own stem, as far as the index has them.
  bool is_stem(std::string_view word) {
    return cut_utf8(stemmer.stem(word), kMaxTokenBytes) == word;
  }
};

int create(void*, const char**, int, Fts5Tokenizer** out) {
  try {
    *out = reinterpret_cast<Fts5Tokenizer*>(new Instance);
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

void destroy(Fts5Tokenizer* tokenizer) { delete reinterpret_cast<Instance*>(tokenizer); }

// Tells FTS5 of terms, as long as it wants them.
class Teller {
 public:
  Teller(void* context, EmitToken emit) : context_(context), emit_(emit) {}

  void begin_position(std::size_t begin, std::size_t end) {
    begin_ = static_cast<int>(begin);
    end_ = static_cast<int>(end);
    colocated_ = 0;
  }
  void add(std::string_view term) {
    if (code_ != SQLITE_OK) return;
    code_ = emit_(context_, colocated_, term.data(), static_cast<int>(term.size()), begin_, end_);
    colocated_ = FTS5_TOKEN_COLOCATED;
  }
  void add(char mark, std::string_view term) { add(std::string(1, mark).append(term)); }

  int code() const { return code_; }

 private:
  void* context_;
  EmitToken emit_;
  int begin_ = 0, end_ = 0, colocated_ = 0, code_ = SQLITE_OK;
};

// A word as a part and as a whole; a beginning may be that of either.
void ask_for_word(Instance& self, std::string_view word, bool beginning, Teller* teller) {
  teller->add(word);
  if (beginning || self.is_stem(word)) teller->add(kWholeMark, word);
}

void ask_for_stem(Instance& self, std::string_view stem, Teller* teller) {
  teller->add(kStemMark, stem);
  const bool was_cut = stem.size() == kMaxTokenBytes;  // and may be the stem of what it was
  if (was_cut || self.is_stem(stem)) teller->add(stem);
}

void ask_for_term(Instance& self, std::string_view term, bool beginning, Teller* teller) {
  teller->begin_position(0, term.size());
  if (term.starts_with(kStemMark)) {
    ask_for_stem(self, term.substr(1), teller);
  } else {
    ask_for_word(self, term, beginning, teller);
  }
}

void ask(Instance& self, const Token& token, bool beginning, Teller* teller) {
  if (token.kind == Token::kStem) {
    ask_for_stem(self, token.text, teller);
  } else {
    ask_for_word(self, token.text, beginning, teller);
  }
}

void tell(Instance& self, const Token& token, std::string_view part, Teller* teller) {
  if (token.kind == Token::kPart) {
    teller->add(token.text);
  } else if (token.kind == Token::kStem) {
    if (token.text != part) teller->add(kStemMark, token.text);
  } else if (self.is_stem(token.text)) {
    teller->add(kWholeMark, token.text);
  } else {
    teller->add(token.text);
  }
}

// No exception may pass through SQLite, which is C.
int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* data, int size,
             EmitToken emit) {
  try {
    std::string_view text(data, static_cast<std::size_t>(size));
    auto& self = *reinterpret_cast<Instance*>(tokenizer);
    const bool query = flags & FTS5_TOKENIZE_QUERY, beginning = flags & FTS5_TOKENIZE_PREFIX;
    Teller teller(context, emit);
    if (query && text.starts_with('=')) {
      ask_for_term(self, text.substr(1), beginning, &teller);
      return teller.code();
    }
    std::string_view part;
    for (const Token& token : self.tokenizer.tokenize(text)) {
      if (token.kind == Token::kPart) {
        part = token.text;
        teller.begin_position(token.begin, token.end);
      }
      if (query) {
        ask(self, token, beginning, &teller);
      } else {
        tell(self, token, part, &teller);
      }
    }
    return teller.code();
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

int add_tokenizer(sqlite3* db) {
  fts5_api* api = find_fts5(db);
  if (!api) return SQLITE_ERROR;
  fts5_tokenizer methods = {create, destroy, tokenize};
  return api->xCreateTokenizer(api, "plumbline", nullptr, &methods, nullptr);
}
}  // namespace

#ifndef PLUMBLINE_LOADABLE_EXTENSION
void register_tokenizer(sqlite3* db) {
  if (add_tokenizer(db) != SQLITE_OK) throw Error("this SQLite has no FTS5");
}
#endif
}  // namespace plumbline

#ifdef PLUMBLINE_LOADABLE_EXTENSION
extern "C" int sqlite3_plumblinetokenizer_init(sqlite3* db, char**,
                                               const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  int code = plumbline::add_tokenizer(db);
  if (code != SQLITE_OK) return code;
  code = plumbline::add_text_functions(db);
  return code == SQLITE_OK ? plumbline::add_each_posting(db) : code;
}
#endif
