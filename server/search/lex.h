// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/lex.h: query text to lexemes, the first half of query.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct Lexeme {
  enum Kind { kWord, kPhrase, kOpen, kClose, kMinus, kOr, kAnd, kNot };
  Kind kind;
  std::string text;     // of a word or phrase, without quotes, field and "*"
  std::string field;    // "speaker" of speaker:"Gary Guo"; "" without one
  bool prefix = false;  // the word ended in "*"
  // Bytes of the query text: all of it, with field, quotes and "*", and where `text` stands in it.
  std::size_t begin = 0, end = 0, text_begin = 0;
};

// Fields that a word may carry in the box.
bool is_field(std::string_view name);

// Punctuation that keyboards and editors put in place of ASCII ("curly" quotes, guillemets, hyphens that
// do not break, full-width forms, odd blanks) as ASCII.
std::string plain_punctuation(std::string_view text);

// Never fails: a quote without its partner, a parenthesis that closes nothing and a field without a value
// are read as text, each with a sentence added to `warnings`, so that every kClose has its kOpen. `text` has
// passed plain_punctuation().
std::vector<Lexeme> lex(std::string_view text, std::vector<std::string>* warnings);

}  // namespace plumbline
