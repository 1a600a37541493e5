// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/sheet/xlsx_text.h: texts and names of cells in Excel's XML.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace plumbline {

// The text of a string item (<si>, <is>): its own, or that of its runs, without how it is pronounced.
std::string xlsx_text(const pugi::xml_node& item);

// "a\nb" of "a_x000A_b": what XML cannot hold is written so.
std::string without_escapes(std::string_view text);

struct CellPlace {
  int line = 0;            // from 1; 0 where the name is none
  std::size_t column = 0;  // from 0
};
CellPlace cell_place(std::string_view name);  // of "B7"

struct CellArea {
  CellPlace first, last;
  bool valid() const { return first.line > 0 && last.line > 0; }
};
CellArea cell_area(std::string_view name);  // of "B7:C9", and of "B7"

}  // namespace plumbline
