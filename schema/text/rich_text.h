// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/rich_text.h: a text and its markup, apart. `text` is what a reader sees and what is
// searched; spans say what stands around which of its bytes. So mentions are found in plain text, a
// text can be cut anywhere, and HTML is made in one place, at the end.
//
//     "See *the* driver."  ->  text "See the driver.\n", spans paragraph 0-15, emphasis 4-7
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct Span {
  enum Kind {
    kParagraph,
    kHeading,
    kQuote,
    kBullets,
    kNumbers,
    kItem,
    kCodeBlock,
    kRule,  // blocks
    kBreak,
    kEmphasis,
    kStrong,
    kCode,
    kLink,
    kWikiLink  // in a line
  };
  Kind kind;
  std::size_t begin, end;  // bytes of the text, half open
  std::string target;      // of a link its address; of a wiki link what stood in the brackets
  int number = 0;          // of a heading its level from 1, of a numbered list its first number
  int line = 0;            // of the source, for links

  bool block() const { return kind <= kRule; }
  bool holds(std::size_t from, std::size_t to) const { return begin <= from && to <= end; }
};

struct RichText {
  std::string text;         // valid UTF-8; blocks are separated by one newline
  std::vector<Span> spans;  // nested and in the order in which they open
};

// Puts a link around text[begin, end). False, and nothing done, where it would stand in a heading
// or in another link, in a code block or in a part of a code span, or would cross the edge of
// another span.
bool add_link(RichText* text, std::size_t begin, std::size_t end, std::string_view target);

// Replaces the text of spans[index] and moves all that comes behind it. Spans inside of it go away.
void replace_text(RichText* text, std::size_t index, std::string_view replacement);

// The HTML of text[begin, end); a span that is cut begins or ends there. Everything is escaped,
// headings begin at <h3>. Addresses are written as they are: whoever made the span checked them.
std::string to_html(const RichText& text, std::size_t begin, std::size_t end);

// & < > " as entities.
std::string escape_markup(std::string_view text);

}  // namespace plumbline
