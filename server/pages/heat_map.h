// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/heat_map.h: counts that are coloured by how much there is, as a table and as a picture in SVG.
#pragma once

#include <string>
#include <vector>

#include "server/pages/markup.h"

namespace plumbline {

struct HeatColumn {
  std::string group;  // neighbours with the same one stand under it: "LPC"
  std::string label;  // "2023"
  std::string title;  // "LPC 2023"
  std::string url;
};

struct HeatRow {
  std::string label, url;
  int total = 0;
  std::vector<int> counts;        // by column
  std::vector<std::string> urls;  // of each cell; "" for none; not looked at where the count is 0
};

struct HeatMap {
  std::vector<HeatColumn> columns;
  std::vector<HeatRow> rows;
  std::vector<HeatRow> more;  // left out of the table for want of room
  std::string noun;           // "talk"
};

// A picture that stands by itself, of all rows, `more` too: SVG without a stylesheet. Cells that are not empty are
// links with a title and their number; a row's label and a column's head are links, too, each where there is an
// address. Empty without rows or columns.
std::string heat_picture(const HeatMap& map);

// The rows as a table, with heads for rows and columns: what goes between <table> and </table>. Cells have the classes
// h1 to h5; their numbers are links where there is an address, and an empty cell stands for 0.
Html heat_table(const HeatMap& map);

// How many bytes a row of the table has, nearly.
std::size_t table_bytes(const HeatRow& row);

// From 1 to 5, how strongly a cell is coloured: 1, 2, 3 or 4, 5 to 9, 10 and more.
int heat_of(int count);

}  // namespace plumbline
