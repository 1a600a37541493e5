// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/asciidoc/marks.h"

#include <algorithm>
#include <charconv>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kCodeStyles[] = {"listing", "literal", "source"};
constexpr std::string_view kBlockMacros[] = {"audio", "image", "toc", "video"};
constexpr std::string_view kNotes[] = {"aside", "notes", "speaker"};
constexpr std::string_view kRules[] = {"'''", "---", "***", "- - -", "* * *", "<<<"};

std::string_view without_quotes(std::string_view text) {
  text = ascii::trimmed(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  return text;
}

// At commas that stand in no quotes.
std::vector<std::string> parts_of(std::string_view inside) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (const char c : inside) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) part = std::string(ascii::trimmed(part));
  return parts;
}

bool all_same(std::string_view line, char c) { return line.find_first_not_of(c) == line.npos; }

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// "* text", "** text", ". text".
std::optional<AsciidocItem> bullet_of(std::string_view words) {
  const size_t size = std::min(words.find_first_not_of(words[0]), words.size());
  const bool known = (words[0] == '*' && size <= 5) || (words[0] == '-' && size == 1) ||
                     (words[0] == '.' && size <= 5);
  if (!known || size >= words.size() || !ascii::is_blank(words[size])) return std::nullopt;
  const auto kind = words[0] == '.' ? AsciidocItem::kNumber : AsciidocItem::kBullet;
  return AsciidocItem{kind, std::string(words.substr(0, size)), 1, "",
                      std::string(ascii::trimmed(words.substr(size)))};
}

// "1. text", "a. text" and "<1> text".
std::optional<AsciidocItem> number_of(std::string_view words) {
  const size_t blank = words.find_first_of(" \t");
  if (blank == words.npos || blank < 2) return std::nullopt;
  const std::string_view mark = words.substr(0, blank);
  const std::string text(ascii::trimmed(words.substr(blank)));
  if (mark.front() == '<' && mark.back() == '>') {
    const std::string_view inside = mark.substr(1, mark.size() - 2);
    if (inside == "." || is_digits(inside))
      return AsciidocItem{AsciidocItem::kNumber, "<>", 1, "", text};
    return std::nullopt;
  }
  if (mark.back() != '.') return std::nullopt;
  const std::string_view number = mark.substr(0, mark.size() - 1);
  if (number.size() <= 4 && is_digits(number)) {
    int start = 1;
    std::from_chars(number.data(), number.data() + number.size(), start);
    return AsciidocItem{AsciidocItem::kNumber, "1.", start, "", text};
  }
  if (number.size() == 1 && ascii::is_letter(number[0]))
    return AsciidocItem{AsciidocItem::kNumber, "a.", 1, "", text};
  return std::nullopt;
}

// "term:: text" and "term::".
std::optional<AsciidocItem> term_of(std::string_view words) {
  for (const std::string_view marker : {"::::", ":::", "::", ";;"}) {
    for (size_t at = words.find(marker); at != words.npos; at = words.find(marker, at + 1)) {
      const size_t end = at + marker.size();
      const bool ends = end == words.size() || ascii::is_blank(words[end]);
      if (!ends || at == 0 || words[at - 1] == marker[0] || ascii::is_blank(words[at - 1]))
        continue;
      return AsciidocItem{AsciidocItem::kTerm, std::string(marker), 1,
                          std::string(ascii::trimmed(words.substr(0, at))),
                          std::string(ascii::trimmed(words.substr(end)))};
    }
  }
  return std::nullopt;
}
}  // namespace

bool AsciidocMarks::take(std::string_view line) {
  if (line.size() < 2 || line[0] != '[' || line.back() != ']') return false;
  if (line.starts_with("[[")) return line.ends_with("]]");
  const std::string_view inside = line.substr(1, line.size() - 2);
  const size_t bracket = inside.find_first_of("[]");
  if (bracket != inside.npos && inside.find('=') > bracket) return false;
  std::vector<std::string> parts = parts_of(inside);
  const std::string first = parts.front();
  if (first.find('=') == first.npos) {
    const size_t name = std::min(first.find_first_of(".#%"), first.size());
    if (name > 0) style = first.substr(0, name);
    for (size_t at = name; at < first.size();) {
      const size_t end = std::min(first.find_first_of(".#%", at + 1), first.size());
      const size_t begin = first[at] == '.' ? at + 1 : at;
      if (first[at] != '#') roles.push_back(first.substr(begin, end - begin));
      at = end;
    }
    parts.erase(parts.begin());
  }
  more.insert(more.end(), parts.begin(), parts.end());
  return true;
}

bool AsciidocMarks::is_notes() const {
  return std::any_of(roles.begin(), roles.end(),
                     [](const std::string& role) { return is_one_of(role, kNotes); });
}

bool AsciidocMarks::is_code() const { return is_one_of(style, kCodeStyles); }

bool AsciidocMarks::has_hard_breaks() const {
  return style == "verse" || is_one_of(std::string("%hardbreaks"), roles);
}

std::string AsciidocMarks::credit() const {
  if (style != "quote" && style != "verse") return "";
  std::string credit;
  for (const std::string& part : more) {
    if (part.empty() || part.find('=') != part.npos) continue;
    credit += (credit.empty() ? "" : ", ") + std::string(without_quotes(part));
  }
  return credit;
}

std::string AsciidocMarks::value_of(std::string_view name) const {
  for (const std::string_view part : more) {
    const size_t sign = part.find('=');
    if (sign != part.npos && ascii::trimmed(part.substr(0, sign)) == name)
      return std::string(without_quotes(part.substr(sign + 1)));
  }
  return "";
}

AsciidocFence asciidoc_fence(std::string_view line) {
  if (line == "--") return AsciidocFence::kAround;
  if (line.starts_with("```")) return AsciidocFence::kCode;
  if (line.size() < 4) return AsciidocFence::kNone;
  if (all_same(line.substr(1), '=') &&
      std::string_view("|,:!").find(line[0]) != std::string_view::npos)
    return AsciidocFence::kTable;
  if (!all_same(line, line[0])) return AsciidocFence::kNone;
  switch (line[0]) {
    case '=':
    case '*':
    case '_':
      return AsciidocFence::kAround;
    case '-':
    case '.':
      return AsciidocFence::kCode;
    case '+':
      return AsciidocFence::kDropped;
    default:
      return AsciidocFence::kNone;
  }
}

std::optional<AsciidocItem> asciidoc_item(std::string_view line) {
  const std::string_view words = ascii::trimmed(line);
  if (words.empty()) return std::nullopt;
  if (auto bullet = bullet_of(words)) return bullet;
  if (auto number = number_of(words)) return number;
  return term_of(words);
}

std::optional<AsciidocHeading> asciidoc_heading(std::string_view line) {
  const char mark = line.empty() ? '\0' : line[0];
  const size_t depth = std::min(line.find_first_not_of(mark), line.size());
  if ((mark != '=' && mark != '#') || depth > 6 || depth >= line.size() || line[depth] != ' ')
    return std::nullopt;
  return AsciidocHeading{static_cast<int>(depth), std::string(ascii::trimmed(line.substr(depth)))};
}

std::optional<std::string> asciidoc_block_macro(std::string_view line) {
  const size_t mark = line.find("::");
  const size_t open = line.find('[');
  if (mark == line.npos || open == line.npos || open < mark || !line.ends_with(']') ||
      !is_one_of(line.substr(0, mark), kBlockMacros))
    return std::nullopt;
  if (line.substr(0, mark) != "image") return "";
  const std::string alt = parts_of(line.substr(open + 1, line.size() - open - 2)).front();
  return alt.find('=') == alt.npos ? std::string(without_quotes(alt)) : "";
}

bool is_asciidoc_rule(std::string_view line) { return is_one_of(line, kRules); }

std::string without_callouts(std::string_view line) {
  while (line.ends_with('>')) {
    const size_t open = line.rfind('<');
    if (open == line.npos || open == 0 || line[open - 1] != ' ') break;
    const std::string_view inside = line.substr(open + 1, line.size() - open - 2);
    if (inside != "." && !is_digits(inside)) break;
    line = line.substr(0, line.find_last_not_of(' ', open - 1) + 1);
    for (const std::string_view comment : {" //", " #", " --", " ;;"}) {
      if (line.ends_with(comment)) line.remove_suffix(comment.size());
    }
  }
  return std::string(line);
}

}  // namespace plumbline
