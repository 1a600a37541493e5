// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/statements.h: lines of a text that state something by themselves: in notes what was decided,
// what stays open and who does what, in an event's text what its call for papers asked for.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/text/rich_text.h"

namespace plumbline {

struct StatedLine {
  std::string_view kind;   // "decision", "open", "action", "asked", as in table statement
  std::size_t begin, end;  // bytes of the text: the whole line
  std::size_t text_begin;  // behind the word that marks it
};

// Lines that begin with "Decision:", "Open:" or "Action:", in any case, as a paragraph, as an item of a list
// or behind a line break, and say something behind it. In reading order.
std::vector<StatedLine> find_statements(const RichText& text);

// The items of the lists of a section with this heading, where it is "Call for papers"; else none. Only what
// stands in the item's own first line, not lists inside of it.
std::vector<StatedLine> find_asked(std::string_view heading, const RichText& text);

// True where a text, the next behind the end of a line of the source, begins a statement.
bool begins_statement(std::string_view text);

// Byte ranges of a text (indexer/text/split.h), cut so that each statement is a range of its own. One that
// is cut already is left as it is.
std::vector<std::pair<std::size_t, std::size_t>> cut_out(
    std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& pieces,
    const std::vector<StatedLine>& statements);

}  // namespace plumbline
