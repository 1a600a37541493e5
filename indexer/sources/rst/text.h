// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/text.h: how far the blocks of a text in reStructuredText go.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/rst/lines.h"

namespace plumbline {

// What stands below the first line of a directive.
struct RstHead {
  std::size_t content = 0;                                   // the line where its content begins
  std::vector<std::pair<std::string, std::string>> options;  // ":alt: text"

  std::string option(std::string_view name) const;  // "" where it has none
};

class RstText {
 public:
  // The text outlives it.
  explicit RstText(std::string_view text) : lines_(rst_lines(text)) {}

  const RstLine& operator[](std::size_t at) const { return lines_[at]; }
  std::size_t size() const { return lines_.size(); }
  std::span<const RstLine> lines(std::size_t begin, std::size_t end) const;

  // Before `end`, where the lines end that are set in more than `base` below that one; blank ones at their end are none
  // of them.
  std::size_t end_of_block(std::size_t at, std::size_t end, std::size_t base) const;
  // The first line that is not blank; `end` where there is none.
  std::size_t first_text(std::size_t begin, std::size_t end) const;
  // That of the text behind a mark, or further where lines are that go on with it; what is set in more is not of it.
  std::size_t column_of_text(std::size_t at, std::size_t end) const;
  // Where the lines end that begin with the same sign as the first, as code may; there where that is no sign.
  std::size_t end_of_quoted(std::size_t at, std::size_t end) const;
  // The options of a directive; before them, and without a blank line, its first line may go on: in `argument`, if that
  // is given.
  RstHead head(std::size_t at, std::size_t end, std::string* argument) const;

  // That of a field, which begins so many bytes into its line: some 1,000 bytes of its lines, or of the items of its
  // list, with commas between.
  std::string value(std::size_t at, std::size_t end, std::size_t bytes) const;

  // Takes the mark of what is read next out of a line; `columns` are those of the bytes.
  void shift(std::size_t at, std::size_t bytes, std::size_t columns);
  void shift(std::size_t at, std::size_t bytes) { shift(at, bytes, bytes); }

 private:
  std::vector<RstLine> lines_;
};

}  // namespace plumbline
