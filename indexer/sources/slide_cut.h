// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/slide_cut.h: a Markdown deck cut into slides, before anyone reads the Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// Name and value of lines "name: value". Values are as written, without quotes around them.
using Settings = std::vector<std::pair<std::string, std::string>>;

struct CutSlide {
  std::string text, notes;  // Markdown
  int line = 0;             // of the first line of its text
  bool left_out = false;    // not shown, and not counted
  std::string shows;        // Slidev's src: another file that is shown in its place
};

struct CutDeck {
  Settings head;  // of the whole deck
  std::vector<CutSlide> slides;
  bool made_for_a_tool = false;  // by its head or by marks that only such tools know
};

// `text` is valid UTF-8 with lines that end in \n.
CutDeck cut_deck(std::string_view text);

// The value of a setting; "" where it is not there.
std::string_view value_of(const Settings& settings, std::string_view name);

}  // namespace plumbline
