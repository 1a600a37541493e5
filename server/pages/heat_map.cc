// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/heat_map.h"

#include <algorithm>

#include "schema/text/counted.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

// Pixels.
constexpr int kLabels = 205, kCell = 34, kRow = 27, kGap = 12, kTop = 46, kInset = 1;
constexpr std::size_t kMostLetters = 27;  // of a label in the picture; the whole is its title

// The accent of the light stylesheet on its paper, by heat.
constexpr std::string_view kShades[] = {"#efded7", "#e4c4b8", "#d7a897", "#c58169", "#a8421f"};
constexpr std::string_view kPaper = "#fdfcfa", kInk = "#1d2327", kFaint = "#5f6b74",
                           kLine = "#e2ded6";

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
      svg += "<text text-anchor=\"start\" font-weight=\"bold\" x=\"" + number(edges[i]) +
             "\" y=\"16\">" + escape(column.group) + "</text>";
    svg += link(column.url, titled(column.title) + "<text font-size=\"12\" fill=\"" +
                                std::string(kFaint) + "\" x=\"" + number(edges[i] + kCell / 2) +
                                "\" y=\"36\">" + escape(column.label) + "</text>");
  }
  return svg;
}

std::string cell(const HeatMap& map, const HeatRow& row, std::size_t column, int x) {
  const int count = row.counts[column], heat = heat_of(count);
  const std::string title =
      row.label + ", " + map.columns[column].title + ": " + counted(count, map.noun);
  const std::string light = heat < 5 ? "" : " fill=\"#fff\"";
  return link(row.urls[column], titled(title) + "<rect x=\"" + number(x + kInset) + "\" width=\"" +
                                    number(kCell - 2 * kInset) + "\" height=\"" +
                                    number(kRow - 2 * kInset) + "\" rx=\"3\" fill=\"" +
                                    std::string(kShades[static_cast<std::size_t>(heat - 1)]) +
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
  std::string svg = "<g transform=\"translate(0 " + number(y) + ")\"><use href=\"#heat-track\"/>" +
                    link(row.url, (label == row.label ? "" : titled(row.label)) +
                                      "<text text-anchor=\"end\" x=\"" + number(kLabels - 10) +
                                      "\" y=\"17\">" + escape(label) + "</text>");
  for (std::size_t i = 0; i < row.counts.size(); ++i) {
    if (row.counts[i] > 0) svg += cell(map, row, i, edges[i]);
  }
  return svg + "</g>\n";
}

std::string frame(int width, int height) {
  const std::string size = "width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + number(width) +
         " " + number(height) +
         "\" font-family=\"system-ui, sans-serif\" font-size=\"13\" text-anchor=\"middle\" "
         "fill=\"" +
         std::string(kInk) + "\"><title>Topics by edition</title><rect " + size + " fill=\"" +
         std::string(kPaper) + "\"/>";
}

std::string linked(const std::string& url, const std::string& text) {
  if (url.empty()) return escape(text);
  return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
}

// One row for the groups, one for what is in them.
std::string table_heads(const std::vector<HeatColumn>& columns) {
  std::string groups, labels;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    labels += "<th scope=\"col\">" + linked(columns[i].url, columns[i].label) + "</th>";
    if (i > 0 && columns[i].group == columns[i - 1].group) continue;
    std::size_t end = i;
    while (end < columns.size() && columns[end].group == columns[i].group) ++end;
    groups += "<th scope=\"colgroup\" colspan=\"" + std::to_string(end - i) + "\">" +
              escape(columns[i].group) + "</th>";
  }
  return "<thead><tr><td></td>" + groups + "</tr>\n<tr><td></td>" + labels + "</tr></thead>\n";
}

std::string table_row(const HeatRow& row) {
  std::string html = "<tr><th scope=\"row\">" + linked(row.url, row.label) + "</th>";
  for (std::size_t i = 0; i < row.counts.size(); ++i) {
    const int count = row.counts[i];
    html += count == 0 ? "<td>"
                       : "<td class=\"h" + number(heat_of(count)) + "\">" +
                             linked(row.urls[i], number(count));
    html += "</td>";
  }
  return html + "</tr>\n";
}
}  // namespace

int heat_of(int count) {
  constexpr int kSteps[] = {1, 2, 4, 9};
  return 1 + static_cast<int>(std::count_if(std::begin(kSteps), std::end(kSteps),
                                            [count](int step) { return count > step; }));
}

std::string heat_picture(const HeatMap& map) {
  if (map.rows.empty() || map.columns.empty()) return {};
  const std::vector<int> edges = column_edges(map.columns);
  const int width = edges.back() + 2 * kCell;
  std::string rows;
  int y = kTop;
  for (const std::vector<HeatRow>* list : {&map.rows, &map.more}) {
    for (const HeatRow& row : *list) {
      rows += row_svg(map, row, edges, y);
      y += kRow;
    }
  }
  return frame(width, y + kGap) + "<defs><path id=\"heat-track\" stroke=\"" + std::string(kLine) +
         "\" stroke-width=\"1.5\" transform=\"translate(0 13)\" d=\"" + track(map.columns, edges) +
         "\"/></defs>" + heads(map, edges) + "\n" + rows + "</svg>\n";
}

Html heat_table(const HeatMap& map) {
  std::string html = table_heads(map.columns) + "<tbody>";
  for (const HeatRow& row : map.rows) html += table_row(row);
  return Html(html + "</tbody>");
}

std::size_t table_bytes(const HeatRow& row) { return table_row(row).size(); }

}  // namespace plumbline
