// SPDX-License-Identifier: MIT OR Apache-2.0
// Any bytes as tokens, names and identifiers, and through FTS5: a text is found by itself as a phrase.
#include "schema/text/tokenize.h"

#include <memory>

#include "schema/database.h"
#include "schema/text/fold.h"
#include "schema/text/identifier.h"
#include "schema/text/name_key.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

constexpr std::size_t kMaxPhraseBytes = 200;

void require_tokens(const std::vector<Token>& tokens, std::size_t size) {
  int position = 0, chunk = 0;
  for (const Token& token : tokens) {
    require(!token.text.empty() && token.text.size() <= kMaxTokenBytes, "a token of limited size");
    require(is_utf8(token.text), "a token in UTF-8", token.text);
    require(token.begin < token.end && token.end <= size, "a token within its text", token.text);
    require(token.position == position || token.position == position + 1, "positions go on by one");
    require(token.position == position || token.kind == Token::kPart, "a part comes first");
    require(token.chunk == chunk || token.chunk == chunk + 1, "chunks go on by one");
    position = token.position;
    chunk = token.chunk;
  }
  require(tokens.empty() || (tokens[0].position == 0 && tokens[0].kind == Token::kPart),
          "a part at the beginning");
}

void require_names(Tokenizer& tokenizer, std::string_view text) {
  const std::string folded = fold(text);
  require(is_utf8(folded), "folded text in UTF-8", folded);
  const std::string slug = slug_of(text);
  require(slug_of(slug) == slug, "the slug of a slug is itself", slug);
  require(name_key(tokenizer, text).key == name_key(tokenizer, text).key, "one key");
}

void require_identifiers(Tokenizer& tokenizer, std::string_view text) {
  for (const auto& found : {identifiers_in_text(text), identifiers_in_code(text)}) {
    for (const Identifier& identifier : found) {
      require(!identifier.name.empty() && identifier.name.size() <= kMaxIdentifierBytes,
              "an identifier of limited size", identifier.name);
      require(is_utf8(identifier.name) && is_utf8(identifier.spelling), "an identifier in UTF-8");
      require(!identifier_key(tokenizer, identifier.name).empty(), "an identifier has a key",
              identifier.name);
    }
  }
}

Database& table() {
  static const auto db = std::make_unique<Database>(Database::in_memory());
  static const bool made =
      (db->execute("CREATE VIRTUAL TABLE text USING fts5(body, tokenize = 'plumbline')"), true);
  require(made, "a table");
  return *db;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

void require_found(const std::string& text) {
  Database& db = table();
  db.cached("INSERT INTO text (rowid, body) VALUES (1, :body)").bind(":body", text).run();
  Statement& match = db.cached("SELECT rowid FROM text WHERE text MATCH :phrase");
  require(match.bind(":phrase", quoted(text)).step(), "a text is found by itself", text);
  match.reset();
  db.execute("INSERT INTO text (text) VALUES ('integrity-check')");
  db.execute("DELETE FROM text");
}

void check(std::string_view bytes) {
  Tokenizer tokenizer;
  tokenizer.tokenize(bytes);
  const std::string text = clean_utf8(bytes);
  require_tokens(tokenizer.tokenize(text), text.size());
  const bool words = !tokenizer.tokenize(text).empty();
  require_names(tokenizer, text);
  require_identifiers(tokenizer, text);
  if (words && text.size() <= kMaxPhraseBytes && !text.starts_with('=')) require_found(text);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
