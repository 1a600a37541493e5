// SPDX-License-Identifier: MIT OR Apache-2.0
// A text is read once, from left to right. A run between blanks may be an address (skipped) or a file;
// in any other run each word, with the "::" that join it to others, is looked at together with the
// characters around it.
#include "schema/text/identifier.h"

#include <algorithm>
#include <array>
#include <optional>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/fold.h"
#include "schema/text/name_key.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::array<std::string_view, 26> kKeywords = {
    "async",  "class",  "const", "crate",   "def",   "dyn",    "enum", "extern", "fn",
    "impl",   "inline", "let",   "macro",   "mod",   "mut",    "pub",  "ref",    "static",
    "struct", "trait",  "type",  "typedef", "union", "unsafe", "use",  "void"};

constexpr std::string_view kEndings[] = {
    ".rs", ".c",    ".h",   ".S",   ".cc",   ".cpp",   ".hpp", ".py",   ".go",  ".sh",
    ".y",  ".toml", ".rst", ".dts", ".dtsi", ".cocci", ".lds", ".json", ".yaml"};

constexpr std::size_t kMaxArguments = 64;

bool is_word(char c) { return ascii::is_alphanumeric(c) || c == '_'; }
bool is_start(char c) { return ascii::is_letter(c) || c == '_'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_keyword(std::string_view word) { return is_one_of(word, kKeywords); }

// Where the word that begins here ends: letters and digits of any script, and "_".
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_ascii(text[at])) {
      if (!is_word(text[at])) return at;
      ++at;
      continue;
    }
    std::size_t after = at;
    if (!plumbline::is_word(char_class(next_code_point(text, &after)))) return at;
    at = after;
  }
  return at;
}

// The same with further words behind "::".
std::size_t path_end(std::string_view text, std::size_t at) {
  for (;;) {
    at = word_end(text, at);
    if (text.substr(at, 2) != "::" || at + 2 >= text.size() || !is_start(text[at + 2])) return at;
    at += 2;
  }
}

// Where the brackets that open here are closed again; `at` itself where they are not, within
// kMaxArguments bytes.
std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
  int depth = 0;
  const std::size_t end = std::min(text.size(), at + kMaxArguments);
  for (std::size_t i = at; i < end; ++i) {
    const bool arrow = close == '>' && i > 0 && (text[i - 1] == '-' || text[i - 1] == '=');
    if (text[i] == open) ++depth;
    if (text[i] == close && !arrow && --depth == 0) return i + 1;
  }
  return at;
}

// "<&mut T>", "<'_, dyn Fn(u8) -> u8>"; `at` itself where no type arguments stand there.
std::size_t arguments_end(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != '<') return at;
  const std::size_t end = closing(text, at, '<', '>');
  const auto odd = [](char c) {
    return !is_word(c) && std::string_view("<>&:,' *+?()[]=-").find(c) == std::string_view::npos;
  };
  const std::string_view inside = text.substr(at, end - at);
  const bool empty = inside.size() < 3 || inside[1] == ' ' || inside[1] == '-' || inside[1] == '=';
  return empty || std::any_of(inside.begin(), inside.end(), odd) ? at : end;
}

std::size_t letters(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), ascii::is_letter));
}

// spin_lock, __init, refcount_t; not _emphasis_.
bool has_underscore(std::string_view word) {
  if (word.find('_') == std::string_view::npos || letters(word) < 2) return false;
  if (word.front() != '_' || word.back() != '_') return true;
  return word.starts_with("__") ||
         word.substr(1, word.size() - 2).find('_') != std::string_view::npos;
}

// KBox, IoMem, gccRS: a capital that is not the first letter, and small letters.
bool has_inner_capital(std::string_view word) {
  return std::any_of(word.begin() + 1, word.end(), is_upper) &&
         std::any_of(word.begin(), word.end(), is_lower);
}

bool is_name(std::string_view text) {
  return letters(text) >= 2 && text.size() <= kMaxIdentifierBytes && is_start(text.front()) &&
         std::all_of(text.begin(), text.end(), is_ascii);
}

bool has_source_ending(std::string_view file) {
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return file.size() > ending.size() && file.ends_with(ending) &&
           is_word(file[file.size() - ending.size() - 1]);
  });
}

bool is_path_character(char c) {
  return is_word(c) || std::string_view("./+-").find(c) != std::string_view::npos;
}

// The words between "::".
std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = path.find("::");
    parts.push_back(path.substr(0, end));
    if (end == std::string_view::npos) return parts;
    path.remove_prefix(end + 2);
  }
}

// A word of nothing but letters, none of them a capital but perhaps the first: most of any text, and never
// an identifier by its shape.
bool is_prose(std::string_view run) {
  if (run.empty()) return false;
  run.remove_prefix(ascii::is_letter(run.front()) ? 1 : 0);
  const auto end = std::find_if_not(run.begin(), run.end(), is_lower);
  return std::all_of(end, run.end(), [](char c) { return c == ',' || c == '.' || c == ';'; });
}

class Finder {
 public:
  Finder(std::string_view text, bool code) : text_(text), code_(code) {}

  std::vector<Identifier> all() {
    while (at_ < text_.size()) {
      if ((at_ == 0 || ascii::is_blank(text_[at_ - 1])) && read_run()) continue;
      read_word();
    }
    return std::move(found_);
  }

 private:
  void add(std::string_view name, std::string_view spelling, bool sure) {
    if (is_name(name) && !is_keyword(name))
      found_.push_back(
          {std::string(name), std::string(spelling.substr(0, kMaxIdentifierBytes)), sure});
  }

  void add_path(std::string_view path, std::string_view spelling, bool sure) {
    add(path, spelling, sure);
    const std::vector<std::string_view> parts = segments(path);
    if (parts.size() < 2) return;
    bool any = false;
    for (const std::string_view part : parts) {
      if (!is_upper(part.front())) continue;
      add(part, spelling, sure);
      any = true;
    }
    const std::string_view last = parts.back();
    if (any ? has_underscore(last) : last.size() > 2) add(last, spelling, sure);
  }

  // Takes a whole run between blanks where it is prose, an address or a file.
  bool read_run() {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n", at_), text_.size());
    std::string_view run = text_.substr(at_, end - at_);
    if (is_prose(run)) {
      at_ = end;
      return true;
    }
    const std::size_t slash = run.find('/');
    const bool site = slash != run.npos && slash > 0 &&
                      run.substr(0, slash).find('.') != run.npos && run.front() != '.';
    const bool address =
        run.find("://") != run.npos || run.find('@') != run.npos || run.starts_with("www.");
    if (address || (site && !code_)) {
      at_ = end;
      return true;
    }
    while (!run.empty() && !is_word(run.front())) run.remove_prefix(1);
    while (!run.empty() && !is_word(run.back())) run.remove_suffix(1);
    if (!has_source_ending(run) || !std::all_of(run.begin(), run.end(), is_path_character))
      return false;
    add(run, run, true);
    at_ = end;
    return true;
  }

  void read_word() {
    const std::size_t begin = at_;
    const std::size_t end = path_end(text_, begin);
    if (end == begin) {
      next_code_point(text_, &at_);
      return;
    }
    at_ = end;
    const std::string_view path = text_.substr(begin, end - begin);
    if (!is_name(path)) return;
    const std::size_t arguments = arguments_end(text_, end);
    if (arguments > end && (is_upper(path.front()) || path.find('_') != path.npos)) {
      add_path(path, text_.substr(begin, arguments - begin), true);  // what is in them comes next
      return;
    }
    add_path_by_shape(path, begin, end);
  }

  void add_path_by_shape(std::string_view path, std::size_t begin, std::size_t end) {
    const std::string_view behind = text_.substr(end, 2);
    const bool call = behind == "()", macro = behind == "!(" || behind == "![" || behind == "!{";
    const bool attribute = begin >= 2 && text_.substr(begin - 2, 2) == "#[";
    const bool joined = path.find("::") != path.npos;
    if (call || macro || attribute || joined || has_underscore(path)) {
      add_path(path, text_.substr(begin, end - begin + (call ? 2 : macro ? 1 : 0)), true);
    } else if (has_inner_capital(path)) {
      add(path, path, code_);
    }
  }

  std::string_view text_;
  bool code_;
  std::size_t at_ = 0;
  std::vector<Identifier> found_;
};

// Behind sigils and keywords: "&mut T", "#[pin_data]", "struct page *".
std::string_view without_beginning(std::string_view code) {
  for (;;) {
    while (!code.empty() && !is_start(code.front())) {
      if (std::string_view("&*#[!-./$@%'\"( ").find(code.front()) == std::string_view::npos)
        return {};
      code.remove_prefix(1);
    }
    const std::size_t end = word_end(code, 0);
    if (end == code.size() || code[end] != ' ' || !is_keyword(code.substr(0, end))) return code;
    code.remove_prefix(end + 1);
  }
}

// The one name in code such as `IoMem<const SIZE: usize>::write()`, "" where there is more or none.
std::string single_name(std::string_view code) {
  std::string name;
  std::string_view rest = without_beginning(code);
  while (!rest.empty() && (is_path_character(rest.front()) || rest.starts_with("::"))) {
    const std::size_t size = rest.starts_with("::") ? 2 : 1;
    name += rest.substr(0, size);
    rest.remove_prefix(size);
    if (rest.starts_with("::<")) rest.remove_prefix(2);
    rest.remove_prefix(arguments_end(rest, 0));
  }
  if (rest.starts_with("!")) rest.remove_prefix(1);
  if (rest.starts_with("(")) rest.remove_prefix(closing(rest, 0, '(', ')'));
  if (rest.find_first_not_of(" *;,:.&[]()'\"=") != rest.npos) return {};
  while (!name.empty() && std::string_view("./+-:").find(name.back()) != std::string_view::npos) {
    if (name.ends_with("++")) break;
    name.pop_back();
  }
  return is_name(name) ? name : std::string();
}

}  // namespace

std::vector<Identifier> identifiers_in_text(std::string_view text) {
  return Finder(text, false).all();
}

std::vector<Identifier> identifiers_in_code(std::string_view code) {
  code = ascii::trimmed(code);
  if (code.size() > kMaxIdentifierBytes || code.find('\n') != code.npos)
    return Finder(code, true).all();
  std::string name = single_name(code);
  if (!name.empty() && code.front() == '-')
    name.insert(0, code.substr(0, code.find_first_not_of('-')));  // an option of a program
  std::vector<Identifier> found = Finder(code, true).all();
  for (Identifier& identifier : found) identifier.spelling = code;
  const bool known = std::any_of(found.begin(), found.end(),
                                 [&](const Identifier& one) { return one.name == name; });
  if (!name.empty() && !known) found.insert(found.begin(), {name, std::string(code), true});
  return found;
}

std::string identifier_key(Tokenizer& tokenizer, std::string_view spelling) {
  const std::string name = single_name(ascii::trimmed(spelling));
  return name.empty() ? std::string() : name_key(tokenizer, name).key;
}

}  // namespace plumbline
