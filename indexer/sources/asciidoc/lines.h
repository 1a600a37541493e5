// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/asciidoc/lines.h: the lines of a text in AsciiDoc as they are read: without its head, its comments,
// and what is for other programs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/problem.h"
#include "indexer/sources/format.h"

namespace plumbline {

using AsciidocAttributes = std::map<std::string, std::string, std::less<>>;

struct AsciidocLine {
  std::string text;  // without blanks at its end
  int number = 0;    // in the file
};

struct AsciidocDocument {
  std::string title;  // "" where it has none; with markup
  int title_line = 0;
  AsciidocAttributes
      attributes;  // those that the document sets, and "author", "revdate" of the lines below its title
  std::vector<AsciidocLine> lines;
};

// `text` is as decode_text() gives it. Of ifdef:: and ifndef:: stays what the attributes tell, to which `known` are
// added that the document does not set; what ifeval:: asks for stays; include:: is left out, with one warning.
AsciidocDocument read_asciidoc_lines(std::string_view text, AsciidocAttributes known,
                                     const Input& input, Problems* problems);

// The text with the values of {names} that are known; others stay as they are.
std::string with_attributes(std::string_view text, const AsciidocAttributes& attributes);

// True where a line underlines the text above it, which makes a heading: "-----" of "Locks".
bool underlines(std::string_view line, std::string_view text);

// True where a document's head, of which `begin` is the beginning of the file, is one of a deck of reveal.
bool has_head_of_reveal(std::string_view begin);

}  // namespace plumbline
