// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/lex.h"

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
constexpr std::string_view kFields[] = {"title",  "speaker", "topic", "event", "series",
                                        "year",   "kind",    "has",   "in",    "type",
                                        "before", "after",   "lang",  "under"};
constexpr int kMaxGroups = 16;  // nested parentheses; deeper ones are read as blanks

char32_t plain(char32_t c) {
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0xAB || c == 0xBB)
    return U'"';
  if (c == 0x2018 || c == 0x2019) return U'\'';
  if (c == 0x2010 || c == 0x2011 || c == 0x2212) return U'-';
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000) return U' ';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>* warnings)
      : text_(text), warnings_(warnings) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size()) step();
    if (groups_ > 0) warn("A parenthesis is not closed; it was read as closed at the end.");
    return std::move(lexemes_);
  }

 private:
  void warn(std::string sentence) { warnings_->push_back(std::move(sentence)); }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  // A lexeme that reaches from where the step began to here.
  void add(Lexeme::Kind kind, std::string_view text = {}, const std::string& field = {}) {
    Lexeme lexeme = {kind, std::string(text), field};
    lexeme.begin = begin_;
    lexeme.end = at_;
    lexeme.text_begin = begin_ + (field.empty() ? 0 : field.size() + 1);
    lexemes_.push_back(std::move(lexeme));
  }

  void step() {
    const char c = peek();
    begin_ = at_;
    if (ascii::is_blank(c)) {
      ++at_;
    } else if (c == '"') {
      phrase("");
    } else if (c == '(') {
      ++at_;
      if (groups_ < kMaxGroups) {
        ++groups_;
        add(Lexeme::kOpen);
      }
    } else if (c == ')') {
      ++at_;
      close();
    } else if (c == '-' && peek(1) != '-' && peek(1) != '\0' && !ascii::is_blank(peek(1))) {
      ++at_;
      add(Lexeme::kMinus);
    } else {
      word();
    }
  }

  void close() {
    if (groups_ == 0) return warn("A parenthesis closes nothing and was left out.");
    --groups_;
    add(Lexeme::kClose);
  }

  void phrase(const std::string& field) {
    const auto end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) {
      warn("A quotation mark has no partner; what follows it was read as plain words.");
      ++at_;
      return;
    }
    const std::string_view words = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    add(Lexeme::kPhrase, words, field);
    ++lexemes_.back().text_begin;
  }

  // Up to a blank, a quote, or a parenthesis that the word did not open: try_from(), derive(Debug).
  std::string_view take_word() {
    const std::size_t begin = at_;
    int inner = 0;
    for (; at_ < text_.size() && !ascii::is_blank(text_[at_]) && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '(') ++inner;
      if (text_[at_] == ')' && --inner < 0) {
        if (groups_ > 0) break;
        inner = 0;
      }
    }
    return text_.substr(begin, at_ - begin);
  }

  void word() {
    const std::string_view text = take_word();
    if (text == "OR") return add(Lexeme::kOr);
    if (text == "AND") return add(Lexeme::kAnd);
    if (text == "NOT") return add(Lexeme::kNot);
    const auto colon = text.find(':');
    if (colon != std::string_view::npos && is_field(text.substr(0, colon)) &&
        text.substr(colon, 2) != "::") {
      return field_value(std::string(text.substr(0, colon)), text.substr(colon + 1));
    }
    add_word(text, "");
  }

  void field_value(std::string field, std::string_view value) {
    if (!value.empty()) return add_word(value, field);
    if (peek() == '"' && text_.find('"', at_ + 1) != std::string_view::npos) return phrase(field);
    warn("“" + field + ":” wants a value right behind the colon; it was read as a word.");
    add(Lexeme::kWord, field);
  }

  void add_word(std::string_view text, const std::string& field) {
    const bool prefix = text.size() > 1 && text.ends_with('*');
    if (prefix) text.remove_suffix(1);
    add(Lexeme::kWord, text, field);
    lexemes_.back().prefix = prefix;
  }

  std::string_view text_;
  std::size_t at_ = 0, begin_ = 0;  // begin_: of what is being read
  int groups_ = 0;
  std::vector<Lexeme> lexemes_;
  std::vector<std::string>* warnings_;
};
}  // namespace

bool is_field(std::string_view name) { return is_one_of(name, kFields); }

std::string plain_punctuation(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) append_utf8(&out, plain(next_code_point(text, &at)));
  return out;
}

std::vector<Lexeme> lex(std::string_view text, std::vector<std::string>* warnings) {
  return Lexer(text, warnings).run();
}

}  // namespace plumbline
