// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/text_writer.h"

#include <algorithm>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::size_t kLabelColumns = 12;

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<std::string_view> words;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (text.empty()) return words;
    words.push_back(text.substr(0, text.find_first_of(kBlanks)));
    text.remove_prefix(words.back().size());
  }
}

// The first `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t position = 0;
  while (count-- > 0 && position < text.size()) next_code_point(text, &position);
  return text.substr(0, position);
}

bool is_address(std::string_view word) { return word.find("://") != std::string_view::npos; }

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::size_t width = columns;  // of the last line: full, so that the first word begins one
  for (std::string_view word : words_of(text)) {
    while (!word.empty()) {
      const bool fits_nowhere = count_code_points(word) > columns && !is_address(word);
      const std::string_view piece = fits_nowhere ? first_code_points(word, columns) : word;
      const std::size_t piece_width = count_code_points(piece);
      if (!lines.empty() && width + 1 + piece_width <= columns) {
        lines.back() += ' ';
        lines.back() += piece;
        width += 1 + piece_width;
      } else {
        lines.emplace_back(piece);
        width = piece_width;
      }
      word.remove_prefix(piece.size());
    }
  }
  return lines;
}

void TextWriter::line(std::size_t indent, std::string_view text) {
  text_.append(indent, ' ').append(text).append("\n");
}

void TextWriter::blank() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void TextWriter::underline(std::string_view text, char mark) {
  std::size_t width = 0;
  for (const std::string& part : wrapped(text, kTextColumns)) {
    line(0, part);
    width = std::max(width, count_code_points(part));
  }
  line(0, std::string(width, mark));
}

void TextWriter::title(std::string_view text) { underline(text, '='); }

void TextWriter::heading(std::string_view text) {
  blank();
  underline(text, '-');
}

void TextWriter::paragraph(std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    const std::vector<std::string> lines = wrapped(part, kTextColumns - indent);
    if (lines.empty()) blank();
    for (const std::string& words : lines) line(indent, words);
  }
}

void TextWriter::field(std::string_view label, std::string_view value) {
  std::string start(label);
  start.resize(std::max(kLabelColumns, start.size() + 1), ' ');
  for (const std::string& words : wrapped(value, kTextColumns - start.size())) {
    line(0, start + words);
    start.assign(start.size(), ' ');
  }
}

void TextWriter::item(std::string_view text, std::size_t indent, std::string_view mark) {
  std::string start(mark);
  for (const std::string& words : wrapped(text, kTextColumns - indent - mark.size())) {
    line(indent, start + words);
    start.assign(start.size(), ' ');
  }
}

void TextWriter::row(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  line(0, text);
}

void TextWriter::address(std::string_view url, std::size_t indent) { line(indent, url); }

}  // namespace plumbline
