// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/tokenize.h"

#include <algorithm>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

// A base64 line or an address without end is cut into several chunks.
constexpr std::size_t kMaxUnits = 256;

// One code point of a chunk. A connector has class kOther and one of the letters _ - . ' : in `code_point`.
struct Unit {
  char32_t code_point;
  CharClass char_class;
  std::size_t begin, end;

  bool connects() const { return char_class == CharClass::kOther; }
  bool digit() const { return char_class == CharClass::kDigit; }
  bool upper() const { return char_class == CharClass::kUpper; }
  bool lower() const { return char_class == CharClass::kLower; }
};

struct Part {
  std::string text;
  std::size_t begin, end;
};

struct Chunk {
  std::vector<Unit> units;
  std::size_t end = 0;      // where reading goes on
  std::string_view suffix;  // "++" or "#"
  bool after_dash = false;  // -Zbuild-std
};

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

// The connector that begins at `at` and stands before another word character, with its end, or 0.
char32_t connector(std::string_view text, std::size_t at, std::size_t* end) {
  const std::size_t begin = at;
  const char32_t c = next_code_point(text, &at);
  char32_t kind = 0;
  if (c == U'_') {
    while (at < text.size() && text[at] == '_') ++at;
    kind = U'_';
  } else if (is_hyphen(c)) {
    kind = U'-';
  } else if (c == U'.') {
    kind = U'.';
  } else if (c == U'\'' || c == 0x2019) {
    kind = U'\'';
  } else if (text.substr(begin, 2) == "::") {
    at = begin + 2;
    kind = U':';
  }
  if (kind == 0 || at >= text.size()) return 0;
  *end = at;
  return is_word(char_class(next_code_point(text, &at))) ? kind : 0;
}

// "++" or "#" right behind a word and not before another word or mark of the kind: C++, g++, F#.
std::string_view language_suffix(std::string_view text, std::size_t at) {
  for (std::string_view suffix : {"++", "#"}) {
    if (text.substr(at, suffix.size()) != suffix) continue;
    std::size_t after = at + suffix.size();
    if (after == text.size()) return text.substr(at, suffix.size());
    const char32_t next = next_code_point(text, &after);
    if (next != U'+' && next != U'#' && next != U'[' && !is_word(char_class(next))) {
      return text.substr(at, suffix.size());
    }
  }
  return {};
}

Chunk read_chunk(std::string_view text, std::size_t begin) {
  Chunk chunk;
  std::size_t at = begin;
  while (at < text.size() && chunk.units.size() < kMaxUnits) {
    std::size_t end = at;
    const char32_t c = next_code_point(text, &end);
    const CharClass kind = char_class(c);
    if (is_word(kind)) {
      chunk.units.push_back({c, kind, at, end});
    } else if (const char32_t joint = connector(text, at, &end)) {
      chunk.units.push_back({joint, CharClass::kOther, at, end});
    } else {
      break;
    }
    at = end;
  }
  if (chunk.units.back().connects()) {  // cut by the limit
    at = chunk.units.back().begin + 1;
    chunk.units.pop_back();
  }
  chunk.suffix = language_suffix(text, at);
  chunk.end = at + chunk.suffix.size();
  chunk.after_dash =
      begin > 0 && text[begin - 1] == '-' &&
      (begin == 1 || !is_word(char_class(static_cast<unsigned char>(text[begin - 2]))));
  return chunk;
}

// True where a new part begins at units[i] though no connector stands there: PinInit, IOMem.
bool camel_boundary(const std::vector<Unit>& units, std::size_t part_begin, std::size_t i) {
  const auto run = [&](std::size_t from, auto is) {
    std::size_t n = 0;
    while (from + n < units.size() && (units[from + n].*is)()) ++n;
    return n;
  };
  if (!units[i].upper() || i < part_begin + 2) return false;
  const std::size_t capitals = run(i, &Unit::upper);
  const std::size_t small = run(i + capitals, &Unit::lower);
  if (units[i - 1].lower()) return capitals + small >= 2;
  // The last capital of a run of three or more begins a word of three letters or more.
  return capitals == 1 && small >= 2 && units[i - 1].upper() && units[i - 2].upper();
}

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

// Where the word that begins here ends, if it is plain: ASCII letters, only the first of them perhaps a
// capital, and behind it a blank or a mark that joins nothing. Otherwise `begin`. Most words of a text
// are plain, and what the rest of this file does with them is to make the capital small.
std::size_t plain_word_end(std::string_view text, std::size_t begin) {
  constexpr std::string_view kBlanks = " \n", kEnds = " \n,;)!?";
  const char first = text[begin];
  if (!is_small_letter(first) && (first < 'A' || first > 'Z')) return begin;
  std::size_t end = begin + 1;
  while (end < text.size() && is_small_letter(text[end])) ++end;
  if (end - begin > kMaxTokenBytes) return begin;
  if (end == text.size() || kEnds.find(text[end]) != kEnds.npos) return end;
  const bool full_stop =
      text[end] == '.' && (end + 1 == text.size() || kBlanks.find(text[end + 1]) != kBlanks.npos);
  return full_stop ? end : begin;
}

std::string fold_units(const std::vector<Unit>& units, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (units[i].connects()) {
      if (units[i].code_point != U'\'') text += units[i].code_point == U'.' ? '.' : '-';
    } else {
      append_folded(&text, units[i].code_point);
    }
  }
  return text;
}

// The possessive 's of a word whose apostrophe is units[i].
bool possessive(const std::vector<Unit>& units, std::size_t i) {
  return (units[i + 1].code_point == U's' || units[i + 1].code_point == U'S') &&
         (i + 2 == units.size() || units[i + 2].connects());
}

std::vector<Part> split_parts(const Chunk& chunk) {
  const auto& units = chunk.units;
  std::vector<Part> parts;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    if (end > begin) {
      std::string text = fold_units(units, begin, end);
      if (!text.empty()) parts.push_back({std::move(text), units[begin].begin, units[end - 1].end});
    }
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].connects()) {
      const char32_t joint = units[i].code_point;
      if (joint == U'\'') {
        if (!possessive(units, i)) continue;
        finish(i);
        begin = i = i + 2;  // on the connector behind the s, or the end
        begin = std::min(begin + 1, units.size());
      } else if (joint != U':' && units[i - 1].digit() && units[i + 1].digit()) {
        continue;  // 1.78.0, 2023-11-15, x86_64
      } else {
        finish(i);
        begin = i + 1;
      }
    } else if (camel_boundary(units, begin, i)) {
      finish(i);
      begin = i;
    }
  }
  finish(units.size());
  if (!chunk.suffix.empty() && !parts.empty()) {
    parts.back().text += chunk.suffix;
    parts.back().end = chunk.end;
  }
  return parts;
}

// -Zbuild-std: a compiler's flag letter, which readers leave out.
bool begins_with_flag_letter(const Chunk& chunk, const std::vector<Part>& parts) {
  const auto& units = chunk.units;
  return chunk.after_dash && parts.size() > 1 && parts[0].text.size() > 2 &&
         units[0].code_point < 0x80 && units[0].upper() && units[1].lower() && units[2].lower();
}

bool digit_at(std::string_view text, std::size_t i) {
  return i < text.size() && text[i] >= '0' && text[i] <= '9';
}

// Other ways to write a version: 6.8 for v6.8, 1.78 for 1.78.0.
std::vector<std::string> version_variants(std::string_view text) {
  std::vector<std::string> variants;
  if (text.find('.') == std::string_view::npos) return variants;
  const bool marked = text[0] == 'v' && digit_at(text, 1);
  const std::string_view number = marked ? text.substr(1) : text;
  if (!digit_at(number, 0)) return variants;
  if (marked) variants.emplace_back(number);
  const auto first = number.find('.');
  const auto second = number.find('.', first + 1);
  if (second != std::string_view::npos) variants.emplace_back(number.substr(0, second));
  return variants;
}

// Reads one text for a sink.
class Cutter {
 public:
  Cutter(std::string_view text, TokenSink& sink) : text_(text), sink_(sink) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t after = at;
      if (const std::size_t end = plain_word_end(text_, at); end > at) {
        at = add_plain_word(at, end);
      } else if (is_word(char_class(next_code_point(text_, &after)))) {
        at = add_chunk(at);
      } else {
        at = after;
      }
    }
  }

 private:
  std::size_t add_plain_word(std::size_t begin, std::size_t end) {
    if (is_small_letter(text_[begin])) {
      sink_.part(text_.substr(begin, end - begin), place(begin, end));
    } else {
      char word[kMaxTokenBytes];
      const std::size_t size = text_.copy(word, end - begin, begin);
      word[0] = static_cast<char>(word[0] - 'A' + 'a');
      sink_.part({word, size}, place(begin, end));
    }
    ++position_;
    ++chunk_;
    return end;
  }

  std::size_t add_chunk(std::size_t at) {
    const Chunk chunk = read_chunk(text_, at);
    std::vector<Part> parts = split_parts(chunk);
    if (parts.empty()) return chunk.end;
    std::string whole, flagless;
    for (const Part& part : parts) whole += part.text;
    const std::size_t begin = parts.front().begin;
    if (begins_with_flag_letter(chunk, parts)) {
      flagless = whole.substr(1);
      parts[0].text.erase(0, 1);
      ++parts[0].begin;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      add_part(parts[i]);
      if (parts.size() > 1 && (i == 0 || i + 1 == parts.size()) && whole.size() <= kMaxTokenBytes) {
        sink_.whole(whole, place(begin, parts.back().end));
        if (!flagless.empty()) sink_.whole(flagless, place(parts.front().begin, parts.back().end));
      }
      ++position_;
    }
    ++chunk_;
    return chunk.end;
  }

  void add_part(const Part& part) {
    sink_.part(part.text, place(part.begin, part.end));
    for (const std::string& variant : version_variants(part.text))
      sink_.whole(variant, place(part.begin, part.end));
  }

  TokenPlace place(std::size_t begin, std::size_t end) const {
    return {position_, chunk_, begin, end};
  }

  std::string_view text_;
  TokenSink& sink_;
  int position_ = 0, chunk_ = 0;
};
}  // namespace

void cut_into_tokens(std::string_view text, TokenSink& sink) { Cutter(text, sink).run(); }

void Tokenizer::add(Token::Kind kind, std::string_view text, const TokenPlace& place) {
  if (used_ == tokens_.size()) tokens_.emplace_back();
  Token& token = tokens_[used_++];
  token.text = cut_utf8(text, kMaxTokenBytes);
  token.kind = kind;
  token.position = place.position;
  token.begin = place.begin;
  token.end = place.end;
  token.chunk = place.chunk;
}

void Tokenizer::part(std::string_view text, const TokenPlace& place) {
  add(Token::kPart, text, place);
  add(Token::kStem, stemmer_.stem(text), place);
}

void Tokenizer::whole(std::string_view text, const TokenPlace& place) {
  add(Token::kWhole, text, place);
}

const std::vector<Token>& Tokenizer::tokenize(std::string_view text) {
  used_ = 0;
  cut_into_tokens(text, *this);
  tokens_.resize(used_);
  return tokens_;
}

}  // namespace plumbline
