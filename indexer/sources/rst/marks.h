// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/marks.h: what single lines of reStructuredText are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace plumbline {

// The beginning of an item of a list.
struct RstItem {
  std::size_t bytes = 0, columns = 0;  // of its mark and the blanks behind it
  int number = 0;                      // 0 of a bullet, -1 of "#.", which is one more than the last
};
std::optional<RstItem> rst_item(std::string_view line);

// ":name: value", whose value begins at `bytes`.
struct RstField {
  std::string name;
  std::size_t bytes = 0;
};
std::optional<RstField> rst_field(std::string_view line);

// "title" and "Klint" of "title: Klint"; of any other text, or of a longer one, both are "".
std::pair<std::string, std::string> rst_told(std::string_view comment);

// ".. name:: argument"; nothing of any other line.
struct RstDirective {
  std::string name, argument;
};
std::optional<RstDirective> rst_directive(std::string_view line);

// ".. x", which is a directive, a target, a footnote, a substitution or a comment; or "__ x".
bool is_rst_explicit(std::string_view line);

// One sign over and over, which may underline a heading or divide a text.
bool is_rst_adornment(std::string_view line);
// True where such a line is long enough to make a heading of the text above it.
bool rst_underlines(std::string_view line, std::string_view text);

// "+----+----+", and "====  ====".
bool is_rst_grid(std::string_view line);
bool is_rst_border(std::string_view line);

}  // namespace plumbline
