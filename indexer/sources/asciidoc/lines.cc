// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/asciidoc/lines.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "schema/text/ascii.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxValueBytes = 1000;  // that an attribute puts into a text

std::string_view without_blanks_at_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

// ":name: value", ":!name:" and ":name!:", whose name is without the mark and which is not set.
struct Entry {
  std::string name, value;
  bool set = true;
};

std::optional<Entry> entry_of(std::string_view line) {
  if (line.size() < 3 || line[0] != ':') return std::nullopt;
  const size_t end = line.find(':', 1);
  if (end == line.npos || (end + 1 < line.size() && line[end + 1] != ' ')) return std::nullopt;
  std::string_view name = line.substr(1, end - 1);
  Entry entry;
  entry.set = !name.starts_with('!') && !name.ends_with('!');
  if (name.starts_with('!')) name.remove_prefix(1);
  if (name.ends_with('!')) name.remove_suffix(1);
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '_' || c == '-';
  });
  if (!is_name) return std::nullopt;
  entry.name = ascii::lower(name);
  entry.value = ascii::trimmed(line.substr(end + 1));
  return entry;
}

// "ifdef", "env-github" and "text" of "ifdef::env-github[text]".
struct Directive {
  std::string_view name, target, text;
};

std::optional<Directive> directive_of(std::string_view line) {
  for (const std::string_view name : {"ifdef", "ifndef", "ifeval", "endif", "include"}) {
    if (!line.starts_with(name) || line.substr(name.size(), 2) != "::") continue;
    const std::string_view rest = line.substr(name.size() + 2);
    const size_t open = rest.find('[');
    if (open == rest.npos || !rest.ends_with(']')) return std::nullopt;
    return Directive{name, rest.substr(0, open), rest.substr(open + 1, rest.size() - open - 2)};
  }
  return std::nullopt;
}

class LineReader {
 public:
  LineReader(AsciidocAttributes known, const Input& input, Problems* problems)
      : input_(input), problems_(problems) {
    out_.attributes = std::move(known);
  }

  AsciidocDocument read(std::string_view text) {
    int number = 0;
    for (const std::string_view line : split(text, '\n'))
      take(std::string(without_blanks_at_end(line)), ++number);
    if (includes_ > 0)
      warn(input_, include_line_,
           counted(includes_, "include") +
               " left out; name a file that has all of the text, or the page that is made of it",
           problems_);
    return std::move(out_);
  }

 private:
  void take(std::string line, int number) {
    if (!fence_.empty()) {
      const bool dropped = fence_[0] == '/';
      if (line == fence_) fence_.clear();
      if (!dropped) keep(std::move(line), number);
      return;
    }
    if (const std::optional<Directive> directive = directive_of(line))
      return obey(*directive, number);
    if (std::find(shown_.begin(), shown_.end(), false) != shown_.end()) return;
    if (is_fence(line)) {
      fence_ = line.starts_with("```") ? "```" : line;
      if (line[0] != '/') keep(std::move(line), number);
    } else if ((!line.starts_with("//") || line.starts_with("///")) && !take_entry(line) &&
               !take_head(line, number)) {
      keep(std::move(line), number);
    }
  }

  // What stands between two such lines is no AsciiDoc. One that underlines a text is none.
  bool is_fence(const std::string& line) const {
    if (line.starts_with("```")) return true;
    const bool same = line.size() >= 4 && line.find_first_not_of(line[0]) == line.npos;
    if (!same || std::string_view("/-.+").find(line[0]) == std::string_view::npos) return false;
    return out_.lines.empty() || !underlines(line, out_.lines.back().text);
  }

  void keep(std::string line, int number) {
    begun_ = begun_ || !line.empty();
    out_.lines.push_back({std::move(line), number});
  }

  void obey(const Directive& directive, int number) {
    const bool hidden = std::find(shown_.begin(), shown_.end(), false) != shown_.end();
    if (directive.name == "include") {
      if (!hidden && includes_++ == 0) include_line_ = number;
    } else if (directive.name == "endif") {
      if (!shown_.empty()) shown_.pop_back();
    } else {
      const bool holds =
          directive.name == "ifeval" || any_is_set(directive.target) == (directive.name == "ifdef");
      if (directive.name == "ifeval" || directive.text.empty()) {
        shown_.push_back(holds);
      } else if (holds && !hidden) {
        take(std::string(directive.text), number);
      }
    }
  }

  bool any_is_set(std::string_view names) const {
    const std::vector<std::string_view> all = split(names, ',');
    return std::any_of(all.begin(), all.end(), [&](std::string_view name) {
      return out_.attributes.contains(ascii::lower(ascii::trimmed(name)));
    });
  }

  bool take_entry(const std::string& line) {
    if (open_value_) {
      append_value(line);
      return true;
    }
    std::optional<Entry> entry = entry_of(line);
    if (!entry) return false;
    if (!entry->set) {
      out_.attributes.erase(entry->name);
      return true;
    }
    open_value_ = &(out_.attributes[entry->name] = "");
    append_value(entry->value);
    return true;
  }

  // A value goes on behind a line that ends in a backslash.
  void append_value(std::string_view line) {
    const bool goes_on = line.ends_with(" \\") || line == "\\";
    if (goes_on) line.remove_suffix(1);
    *open_value_ += (open_value_->empty() ? "" : " ") + std::string(ascii::trimmed(line));
    if (!goes_on) open_value_ = nullptr;
  }

  // The title, and below it its authors and its day, each in a line.
  bool take_head(const std::string& line, int number) {
    if (begun_) return false;
    if (out_.title_line == 0 && (line.starts_with("= ") || line.starts_with("# "))) {
      out_.title = ascii::trimmed(line.substr(2));
      out_.title_line = number;
      return true;
    }
    if (out_.title_line == 0 || line.empty()) return false;
    if (number == out_.title_line + 1 && looks_like_authors(line)) {
      out_.attributes["author"] = authors_of(line);
      has_authors_ = true;
      return true;
    }
    if (number != out_.title_line + 2 || !has_authors_ || !looks_like_revision(line)) return false;
    out_.attributes["revdate"] = day_of(line);
    return true;
  }

  static bool looks_like_authors(std::string_view line) {
    constexpr size_t kMostWords = 4;
    for (std::string_view author : split(line, ';')) {
      const bool address = author.find('<') != author.npos;
      author = ascii::trimmed(author.substr(0, author.find('<')));
      const size_t words = split(author, ' ').size();
      if (author.find_first_of(":*=[|") != author.npos || words > kMostWords) return false;
      if (!address && (words < 2 || author.ends_with('.'))) return false;
    }
    return true;
  }

  static bool looks_like_revision(std::string_view line) {
    return ascii::is_digit(line[0]) ||
           (line[0] == 'v' && line.size() > 1 && ascii::is_digit(line[1]));
  }

  // "Ada Example <ada@example.org>; Ben_Kurt Other" as names, with semicolons between.
  static std::string authors_of(const std::string& line) {
    std::string names;
    for (const std::string_view author : split(line, ';')) {
      std::string name(ascii::trimmed(author.substr(0, author.find('<'))));
      std::replace(name.begin(), name.end(), '_', ' ');
      if (!name.empty()) names += (names.empty() ? "" : "; ") + name;
    }
    return names;
  }

  // "2023-11-15" of "v1.0, 2023-11-15: first draft".
  static std::string day_of(std::string_view line) {
    if (const size_t comma = line.find(','); comma != line.npos) line.remove_prefix(comma + 1);
    return std::string(ascii::trimmed(line.substr(0, line.find(": "))));
  }

  const Input& input_;
  Problems* problems_;
  AsciidocDocument out_;
  std::string fence_;   // that ends what is read now
  bool begun_ = false;  // something stands behind the head
  bool has_authors_ = false;
  std::vector<bool> shown_;  // by each condition that is open
  std::string* open_value_ = nullptr;
  int includes_ = 0, include_line_ = 0;
};

// Characters that have names of their own.
constexpr std::pair<std::string_view, std::string_view> kCharacters[] = {
    {"amp", "&"},        {"apos", "'"},       {"asterisk", "*"},   {"backslash", "\\"},
    {"backtick", "`"},   {"blank", ""},       {"caret", "^"},      {"empty", ""},
    {"endsb", "]"},      {"gt", ">"},         {"ldquo", "\u201C"}, {"lsquo", "\u2018"},
    {"lt", "<"},         {"nbsp", " "},       {"plus", "+"},       {"quot", "\""},
    {"rdquo", "\u201D"}, {"rsquo", "\u2019"}, {"sp", " "},         {"startsb", "["},
    {"tilde", "~"},      {"vbar", "|"},       {"wj", ""},          {"zwsp", ""}};

std::optional<std::string_view> value_of(std::string_view name,
                                         const AsciidocAttributes& attributes) {
  for (const auto& [known, value] : kCharacters) {
    if (name == known) return value;
  }
  const auto found = attributes.find(ascii::lower(name));
  if (found == attributes.end() || found->second.size() > kMaxValueBytes) return std::nullopt;
  return found->second;
}
}  // namespace

bool underlines(std::string_view line, std::string_view text) {
  if (line.size() < 3 || line.find_first_not_of(line[0]) != line.npos || text.size() < 3 ||
      std::string_view("=-~^+").find(line[0]) == std::string_view::npos)
    return false;
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  const bool words = std::any_of(text.begin(), text.end(), [](char c) {
    return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const bool mark = text[0] == '[' || text[0] == '.' || text[0] == '|' || ascii::is_blank(text[0]);
  return words && !mark && std::abs(static_cast<long>(line.size()) - letters) <= 1;
}

AsciidocDocument read_asciidoc_lines(std::string_view text, AsciidocAttributes known,
                                     const Input& input, Problems* problems) {
  return LineReader(std::move(known), input, problems).read(text);
}

std::string with_attributes(std::string_view text, const AsciidocAttributes& attributes) {
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = open == text.npos ? open : text.find_first_of("{}", open + 1);
    if (close == text.npos) break;
    const bool escaped = open > 0 && text[open - 1] == '\\';
    const std::optional<std::string_view> value =
        text[close] == '}' && !escaped
            ? value_of(text.substr(open + 1, close - open - 1), attributes)
            : std::nullopt;
    out += text.substr(0, open - (escaped && text[close] == '}'));
    const size_t end = text[close] == '}' ? close + 1 : close;
    out += value ? *value : text.substr(open, end - open);
    text.remove_prefix(end);
  }
  return out + std::string(text);
}

bool has_head_of_reveal(std::string_view begin) {
  bool titled = false;
  for (const std::string_view line : split(begin, '\n')) {
    titled = titled || line.starts_with("= ");
    if (line.starts_with("== ")) break;
    if (line.starts_with(":revealjs") || line.starts_with(":backend: revealjs")) return true;
  }
  return false;
}

}  // namespace plumbline
