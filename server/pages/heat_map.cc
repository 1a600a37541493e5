// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/heat_map.h"

#include <algorithm>

#include "server/pages/words.h"

namespace plumbline {
namespace {

// Pixels.
constexpr int kLabels = 205, kCell = 34, kRow = 27, kGap = 12, kTop = 46, kInset = 1;
constexpr std::size_t kMostLetters = 27;  // of a label; the whole is its title

std::string number(int value) { return std::to_string(value); }

std::string link(const std::string& url, const std::string& inside) {
  if (url.empty()) return "<g>" + inside + "</g>";
  return "<a href=\"" + escape(url) + "\">" + inside + "</a>";
}

std::string titled(const std::string& title) { return "<title>" + escape(title) + "</title>"; }

// Where each column begins; groups stand apart.
std::vector<int> column_edges(const std::vector<HeatColumn>& columns) {
  std::vector<int> edges;
  int x = kLabels;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0 && columns[i].group != columns[i - 1].group) x += kGap;
    edges.push_back(x);
    x += kCell;
  }
  return edges;
}

std::string heads(const HeatMap& map, const std::vector<int>& edges) {
  std::string svg;
  for (std::size_t i = 0; i < map.columns.size(); ++i) {
    const HeatColumn& column = map.columns[i];
    if (i == 0 || column.group != map.columns[i - 1].group)
      svg += "<text class=\"group\" x=\"" + number(edges[i]) + "\" y=\"16\">" +
             escape(column.group) + "</text>";
    svg += link(column.url, titled(column.title) + "<text class=\"head\" x=\"" +
                                number(edges[i] + kCell / 2) + "\" y=\"36\">" +
                                escape(column.label) + "</text>");
  }
  return svg;
}

// The stylesheet knows the size of a cell.
std::string cell(const HeatMap& map, const HeatRow& row, std::size_t column, int x) {
  const int count = row.counts[column], heat = heat_of(count);
  const std::string title =
      row.label + ", " + map.columns[column].title + ": " + counted(count, map.noun);
  const std::string shade = heat == 1 ? "" : " class=\"h" + number(heat) + "\"";
  const std::string light = heat < 4 ? "" : " class=\"n" + number(heat) + "\"";
  return link(row.urls[column], titled(title) + "<rect" + shade + " x=\"" + number(x + kInset) +
                                    "\"/><text" + light + " x=\"" + number(x + kCell / 2) +
                                    "\" y=\"17\">" + number(count) + "</text>");
}

// Where nothing is: one line a row, so that gaps are seen and cost nothing.
std::string track(const std::vector<HeatColumn>& columns, const std::vector<int>& edges) {
  std::string path;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0 && columns[i].group == columns[i - 1].group) continue;
    std::size_t last = i;
    while (last + 1 < columns.size() && columns[last + 1].group == columns[i].group) ++last;
    path += "M" + number(edges[i] + kInset) + " 0H" + number(edges[last] + kCell - kInset);
  }
  return path;
}

std::string row_svg(const HeatMap& map, const HeatRow& row, const std::vector<int>& edges, int y) {
  const std::string label = shortened(row.label, kMostLetters);
  std::string svg =
      "<g transform=\"translate(0 " + number(y) + ")\"><use href=\"#heat-track\"/>" +
      link(row.url, (label == row.label ? "" : titled(row.label)) + "<text class=\"row\" x=\"" +
                        number(kLabels - 10) + "\" y=\"17\">" + escape(label) + "</text>");
  for (std::size_t i = 0; i < row.counts.size(); ++i) {
    if (row.counts[i] > 0) svg += cell(map, row, i, edges[i]);
  }
  return svg + "</g>\n";
}
}  // namespace

int heat_of(int count) {
  constexpr int kSteps[] = {1, 2, 4, 9};
  return 1 + static_cast<int>(std::count_if(std::begin(kSteps), std::end(kSteps),
                                            [count](int step) { return count > step; }));
}

Html heat_picture(const HeatMap& map) {
  if (map.rows.empty() || map.columns.empty()) return {};
  const std::vector<int> edges = column_edges(map.columns);
  const int width = edges.back() + 2 * kCell,
            height = kTop + kRow * static_cast<int>(map.rows.size());
  std::string svg = "<svg class=\"heat\" width=\"" + number(width) + "\" height=\"" +
                    number(height) + "\" viewBox=\"0 0 " + number(width) + " " + number(height) +
                    "\" role=\"group\" aria-label=\"Topics by edition\"><defs><path "
                    "id=\"heat-track\" class=\"track\" "
                    "transform=\"translate(0 13)\" d=\"" +
                    track(map.columns, edges) + "\"/></defs>" + heads(map, edges) + "\n";
  int y = kTop;
  for (const HeatRow& row : map.rows) {
    svg += row_svg(map, row, edges, y);
    y += kRow;
  }
  return Html(svg + "</svg>");
}

Html heat_table(const HeatMap& map) {
  std::string html = "<thead><tr><td></td>";
  for (const HeatColumn& column : map.columns)
    html += "<th scope=\"col\">" + escape(column.title) + "</th>";
  html += "</tr></thead>\n<tbody>";
  for (const HeatRow& row : map.rows) {
    html += "<tr><th scope=\"row\"><a href=\"" + escape(row.url) + "\">" + escape(row.label) +
            "</a></th>";
    for (const int count : row.counts) html += "<td>" + number(count) + "</td>";
    html += "</tr>\n";
  }
  return Html(html + "</tbody>");
}

}  // namespace plumbline
