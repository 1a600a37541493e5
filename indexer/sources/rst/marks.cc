// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/marks.h"

#include <algorithm>
#include <charconv>

#include "indexer/sources/rst/lines.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxNameBytes = 100;
constexpr size_t kMaxDigits = 6;

RstItem with_blanks(std::string_view line, size_t mark, int number) {
  const size_t text = std::min(line.find_first_not_of(" \t", mark), line.size());
  RstItem item;
  item.bytes = text;
  item.columns = rst_columns(line.substr(0, mark)) + std::max<size_t>(text - mark, 1);
  item.number = number;
  return item;
}

bool ends_at(std::string_view line, size_t at) {
  return at == line.size() || ascii::is_blank(line[at]);
}

// Of "12", "#", "b", "iv"; 0 of anything else.
int number_of(std::string_view text) {
  if (text == "#") return -1;
  int number = 0;
  if (std::all_of(text.begin(), text.end(), ascii::is_digit)) {
    if (text.size() <= kMaxDigits) std::from_chars(text.data(), text.data() + text.size(), number);
    return std::max(number, text.empty() ? 0 : 1);
  }
  const std::string small = ascii::lower(text);
  if (small.size() == 1 && ascii::is_letter(small[0]) && small != "i") return small[0] - 'a' + 1;
  if (small.find_first_not_of("ivx") != small.npos) return 0;
  for (size_t at = 0; at < small.size(); ++at) {
    const auto value = [&](size_t i) { return small[i] == 'i' ? 1 : small[i] == 'v' ? 5 : 10; };
    const bool less = at + 1 < small.size() && value(at) < value(at + 1);
    number += less ? -value(at) : value(at);
  }
  return std::max(number, 0);
}

std::optional<RstItem> enumerated(std::string_view line) {
  const bool bracket = line.starts_with('(');
  const size_t begin = bracket ? 1 : 0;
  size_t end = begin;
  while (end < line.size() && end - begin < kMaxDigits &&
         (ascii::is_alphanumeric(line[end]) || line[end] == '#'))
    ++end;
  if (end == begin || end == line.size()) return std::nullopt;
  if (line[end] != ')' && (bracket || line[end] != '.')) return std::nullopt;
  const int number = number_of(line.substr(begin, end - begin));
  if (number == 0 || !ends_at(line, end + 1)) return std::nullopt;
  return with_blanks(line, end + 1, number);
}
}  // namespace

std::optional<RstItem> rst_item(std::string_view line) {
  for (const std::string_view bullet : {"-", "*", "+", "\u2022", "\u2023", "\u2043"}) {
    if (line.starts_with(bullet) && ends_at(line, bullet.size()))
      return with_blanks(line, bullet.size(), 0);
  }
  return enumerated(line);
}

std::optional<RstField> rst_field(std::string_view line) {
  if (line.size() < 3 || line[0] != ':' || line[1] == ':' || ascii::is_blank(line[1]))
    return std::nullopt;
  for (size_t end = 2; end < std::min(line.size(), kMaxNameBytes); ++end) {
    if (line[end] == '`') return std::nullopt;
    if (line[end] != ':' || !ends_at(line, end + 1)) continue;
    RstField field;
    field.name = line.substr(1, end - 1);
    field.bytes = std::min(line.find_first_not_of(" \t", end + 1), line.size());
    return field;
  }
  return std::nullopt;
}

std::pair<std::string, std::string> rst_told(std::string_view comment) {
  constexpr std::size_t kMaxBytes = 1000;
  const std::size_t colon = comment.find(": ");
  if (colon == comment.npos || comment.size() > kMaxBytes) return {};
  return {ascii::lower(comment.substr(0, colon)),
          std::string(ascii::trimmed(comment.substr(colon + 1)))};
}

std::optional<RstDirective> rst_directive(std::string_view line) {
  if (!line.starts_with(".. ")) return std::nullopt;
  line = ascii::trimmed(line.substr(3));
  size_t end = 0;
  while (end < std::min(line.size(), kMaxNameBytes) && line.substr(end, 2) != "::" &&
         (ascii::is_alphanumeric(line[end]) ||
          std::string_view("-_+:.").find(line[end]) != std::string_view::npos))
    ++end;
  size_t behind = end;
  while (behind < line.size() && line[behind] == ' ') ++behind;
  if (end == 0 || line.substr(behind, 2) != "::" || !ends_at(line, behind + 2)) return std::nullopt;
  return RstDirective{ascii::lower(line.substr(0, end)),
                      std::string(ascii::trimmed(line.substr(behind + 2)))};
}

bool is_rst_explicit(std::string_view line) {
  return line == ".." || line.starts_with(".. ") || line.starts_with("..\t") ||
         line.starts_with("__ ");
}

bool is_rst_adornment(std::string_view line) {
  return line.size() > 1 && line.find_first_not_of(line[0]) == line.npos &&
         ascii::is_visible(line[0]) && !ascii::is_alphanumeric(line[0]);
}

bool rst_underlines(std::string_view line, std::string_view text) {
  constexpr size_t kSureColumns = 4;  // that make one also where the text is longer
  return is_rst_adornment(line) && line != "::" && line != ".." &&
         (line.size() >= kSureColumns || line.size() >= rst_columns(text));
}

bool is_rst_grid(std::string_view line) {
  return line.size() > 2 && line.starts_with("+") && line.ends_with('+') &&
         (line[1] == '-' || line[1] == '=') && line.find_first_not_of("+-=") == line.npos;
}

bool is_rst_border(std::string_view line) {
  return line.starts_with('=') && line.find("= ") != line.npos && line.ends_with('=') &&
         line.find_first_not_of("= ") == line.npos;
}

}  // namespace plumbline
