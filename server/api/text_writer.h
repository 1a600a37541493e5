// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/text_writer.h: plain text for a terminal of 80 columns. Widths are counted in code
// points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

inline constexpr std::size_t kTextColumns = 80;

// The words of `text` in lines of at most `columns`; a longer word is cut, unless it is an address.
// An empty text gives no line.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

class TextWriter {
 public:
  void title(std::string_view text);    // underlined by ===
  void heading(std::string_view text);  // a blank line, then underlined by ---
  // Wrapped behind `indent` blanks. Line ends in the text stay; of blank lines one.
  void paragraph(std::string_view text, std::size_t indent = 0);
  // "Speakers    Gary Guo": the value wrapped beside its label. Nothing for an empty value.
  void field(std::string_view label, std::string_view value);
  // "- text", or another mark, with the following lines under the text.
  void item(std::string_view text, std::size_t indent = 0, std::string_view mark = "- ");
  // An address has a line of its own and is never cut, so that a terminal can open it.
  void address(std::string_view url, std::size_t indent = 0);
  // A line of a table as it is, without the blanks at its end.
  void row(std::string_view text);
  void blank();  // never two

  const std::string& text() const { return text_; }

 private:
  void line(std::size_t indent, std::string_view text);
  void underline(std::string_view text, char mark);

  std::string text_;
};

}  // namespace plumbline
