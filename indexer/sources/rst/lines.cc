// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/lines.h"

#include <algorithm>
#include <limits>

#include "indexer/sources/programme/text.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kTab = 8;
constexpr size_t kMaxSetIn = 200;  // columns of a line that are written

RstLine line_of(std::string_view text, int number) {
  RstLine line;
  line.number = number;
  size_t at = 0;
  for (; at < text.size() && ascii::is_blank(text[at]); ++at)
    line.indent = text[at] == '\t' ? (line.indent / kTab + 1) * kTab : line.indent + 1;
  line.text = ascii::trimmed(text.substr(at));
  if (line.text.empty()) line.indent = 0;
  return line;
}
}  // namespace

std::vector<RstLine> rst_lines(std::string_view text) {
  std::vector<RstLine> lines;
  for (const std::string_view line : split(text, '\n'))
    lines.push_back(line_of(line, static_cast<int>(lines.size()) + 1));
  return lines;
}

std::string rst_verbatim(std::span<const RstLine> lines) {
  while (!lines.empty() && lines.front().text.empty()) lines = lines.subspan(1);
  while (!lines.empty() && lines.back().text.empty()) lines = lines.first(lines.size() - 1);
  size_t least = std::numeric_limits<size_t>::max();
  for (const RstLine& line : lines) {
    if (!line.text.empty()) least = std::min(least, line.indent);
  }
  std::string out;
  for (const RstLine& line : lines) {
    if (!out.empty()) out += '\n';
    if (!line.text.empty()) out.append(std::min(line.indent - least, kMaxSetIn), ' ');
    out += line.text;
  }
  return out;
}

size_t rst_columns(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string rst_name(std::string_view name) {
  std::string out;
  for (const char c : ascii::trimmed(name)) {
    if (!ascii::is_blank(c)) {
      out += ascii::lower(c);
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

}  // namespace plumbline
