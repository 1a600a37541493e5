// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/text.h"

#include <algorithm>

#include "indexer/sources/rst/marks.h"
#include "schema/text/ascii.h"

namespace plumbline {
using std::size_t;

std::string RstHead::option(std::string_view name) const {
  for (const auto& [known, value] : options) {
    if (known == name) return value;
  }
  return "";
}

std::span<const RstLine> RstText::lines(size_t begin, size_t end) const {
  return std::span(lines_).subspan(begin, end - begin);
}

size_t RstText::end_of_block(size_t at, size_t end, size_t base) const {
  size_t last = ++at;
  for (; at < end; ++at) {
    if (lines_[at].text.empty()) continue;
    if (lines_[at].indent <= base) break;
    last = at + 1;
  }
  return last;
}

size_t RstText::first_text(size_t begin, size_t end) const {
  while (begin < end && lines_[begin].text.empty()) ++begin;
  return begin;
}

size_t RstText::column_of_text(size_t at, size_t end) const {
  size_t indent = lines_[at].indent;
  if (lines_[at].text.ends_with("::")) return indent;
  for (size_t i = at + 1; i < end && !lines_[i].text.empty(); ++i)
    indent = std::max(indent, lines_[i].indent);
  return indent;
}

std::size_t RstText::end_of_quoted(std::size_t at, std::size_t end) const {
  const char sign = lines_[at].text[0];
  if (!ascii::is_visible(sign) || ascii::is_alphanumeric(sign) || sign == '.') return at;
  while (at < end && lines_[at].text.starts_with(sign)) ++at;
  return at;
}

RstHead RstText::head(size_t at, size_t end, std::string* argument) const {
  RstHead head;
  size_t i = at + 1;
  for (; i < end && !lines_[i].text.empty(); ++i) {
    if (const auto field = rst_field(lines_[i].text)) {
      head.options.emplace_back(field->name, lines_[i].text.substr(field->bytes));
    } else if (!head.options.empty() && lines_[i].indent > lines_[i - 1].indent) {
      head.options.back().second += " " + std::string(lines_[i].text);
    } else if (argument && head.options.empty()) {
      *argument += (argument->empty() ? "" : " ") + std::string(lines_[i].text);
    } else {
      break;
    }
  }
  head.content = i;
  return head;
}

std::string RstText::value(size_t at, size_t end, size_t bytes) const {
  constexpr size_t kMaxBytes = 1000;
  std::string value;
  for (size_t i = at; i < end && value.size() < kMaxBytes; ++i) {
    std::string_view line = lines_[i].text;
    if (i == at) line.remove_prefix(bytes);
    if (const auto item = rst_item(line); item && item->number == 0)
      line.remove_prefix(item->bytes);
    if (!line.empty()) value += (value.empty() ? "" : ", ") + std::string(line);
  }
  return value;
}

void RstText::shift(size_t at, size_t bytes, size_t columns) {
  RstLine& line = lines_[at];
  line.indent += columns;
  line.text = ascii::trimmed(line.text.substr(std::min(bytes, line.text.size())));
}

}  // namespace plumbline
