// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/sheet/xlsx_text.h"

#include "indexer/sources/office/xml.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// The character of "_x000A_", which stands at the beginning; -1 of any other.
int escaped_character(std::string_view text) {
  constexpr size_t kLength = 7;
  if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_') return -1;
  int code = 0;
  for (const char c : text.substr(2, 4)) {
    const int digit = ascii::hex_value(c);
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}
}  // namespace

std::string without_escapes(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const int code = escaped_character(text);
    if (code >= 0) {
      append_utf8(&out, static_cast<char32_t>(code));
      text.remove_prefix(7);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string xlsx_text(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& node : item.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "t") text += node.text().get();
    if (name == "r") text += child_of(node, "t").text().get();
  }
  return without_escapes(text);
}

CellPlace cell_place(std::string_view name) {
  constexpr size_t kMostLetters = 3, kMostDigits = 7;
  size_t at = 0, column = 0;
  for (; at < name.size() && ascii::is_letter(name[at]) && at <= kMostLetters; ++at)
    column = column * 26 + static_cast<size_t>(ascii::upper(name[at]) - 'A' + 1);
  const std::string_view digits = name.substr(at);
  if (at == 0 || at > kMostLetters || digits.empty() || digits.size() > kMostDigits) return {};
  int line = 0;
  for (const char c : digits) {
    if (!ascii::is_digit(c)) return {};
    line = line * 10 + (c - '0');
  }
  return {line, column - 1};
}

CellArea cell_area(std::string_view name) {
  const size_t colon = name.find(':');
  if (colon == name.npos) return {cell_place(name), cell_place(name)};
  return {cell_place(name.substr(0, colon)), cell_place(name.substr(colon + 1))};
}

}  // namespace plumbline
