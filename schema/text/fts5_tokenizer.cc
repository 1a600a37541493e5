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
#include <vector>

#include "schema/each_posting.h"
#include "schema/error.h"
#include "schema/text/stem_words.h"
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
  explicit Instance(sqlite3* db) : stem_words(db) {}

  Tokenizer tokenizer;
  Stemmer stemmer;
  StemWords stem_words;
  std::vector<std::string> words;  // of the stem at hand

  // Whether a word is its own stem, both cut as terms are.
  bool is_stem(std::string_view word) {
    return cut_utf8(stemmer.stem(word), kMaxTokenBytes) == word;
  }
};

int create(void* db, const char**, int, Fts5Tokenizer** out) {
  try {
    *out = reinterpret_cast<Fts5Tokenizer*>(new Instance(static_cast<sqlite3*>(db)));
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

  void fail(int code) {
    if (code_ == SQLITE_OK) code_ = code;
  }

  int code() const { return code_; }

 private:
  void* context_;
  EmitToken emit_;
  int begin_ = 0, end_ = 0, colocated_ = 0, code_ = SQLITE_OK;
};

// A word as a part and as a whole.
void ask_for_word(std::string_view word, Teller* teller) {
  teller->add(word);
  teller->add(kWholeMark, word);
}

// A stem without words is asked for as a term that the index never has: a position without any would be left out of its
// phrase.
void ask_for_stem(Instance& self, std::string_view stem, Teller* teller) {
  const bool was_cut = stem.size() == kMaxTokenBytes;  // and may be the stem of what it was
  const bool is_word = was_cut || self.is_stem(stem);
  if (is_word) teller->add(stem);
  teller->fail(self.stem_words.find(stem, &self.words));
  for (const std::string& word : self.words) teller->add(word);
  if (!is_word && self.words.empty()) teller->add(kStemMark, stem);
}

void ask_for_term(Instance& self, std::string_view term, Teller* teller) {
  teller->begin_position(0, term.size());
  if (term.starts_with(kStemMark)) {
    ask_for_stem(self, term.substr(1), teller);
  } else {
    ask_for_word(term, teller);
  }
}

void ask(Instance& self, const Token& token, Teller* teller) {
  if (token.kind == Token::kStem) {
    ask_for_stem(self, token.text, teller);
  } else {
    ask_for_word(token.text, teller);
  }
}

void tell(const Token& token, Teller* teller) {
  if (token.kind == Token::kPart) {
    teller->add(token.text);
  } else if (token.kind == Token::kWhole) {
    teller->add(kWholeMark, token.text);
  }
}

// No exception may pass through SQLite, which is C.
int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* data, int size,
             EmitToken emit) {
  try {
    std::string_view text(data, static_cast<std::size_t>(size));
    auto& self = *reinterpret_cast<Instance*>(tokenizer);
    const bool query = flags & FTS5_TOKENIZE_QUERY;
    Teller teller(context, emit);
    if (query && text.starts_with('=')) {
      ask_for_term(self, text.substr(1), &teller);
      return teller.code();
    }
    for (const Token& token : self.tokenizer.tokenize(text)) {
      if (token.kind == Token::kPart) teller.begin_position(token.begin, token.end);
      if (query) {
        ask(self, token, &teller);
      } else {
        tell(token, &teller);
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
  return api->xCreateTokenizer(api, "plumbline", db, &methods, nullptr);
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
