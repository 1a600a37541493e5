// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/sheet.h"

#include <algorithm>

#include "indexer/sources/limits.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/programme/text.h"
#include "schema/text/utf8.h"

namespace plumbline {

void SheetRoom::take(std::size_t cells, std::size_t bytes) {
  cells_ += cells;
  bytes_ += bytes;
  if (cells_ > kMaxSheetCells)
    throw MalformedError("has more than 1,000,000 cells; save the sheets of talks by themselves");
  if (bytes_ > kMaxProgrammeBytes)
    throw MalformedError("has more than " + size_text(kMaxProgrammeBytes) +
                         " of text in its cells; save the sheets of talks by themselves");
}

SheetBuilder::SheetBuilder(std::string_view name, SheetRoom* room) : room_(room) {
  sheet_.name = clean_utf8(name);
}

void SheetBuilder::begin_row(int line) { row_ = {line, {}}; }

void SheetBuilder::add(std::size_t column, std::string_view text) {
  if (column >= kMaxSheetColumns) return;
  std::vector<std::string>& fields = row_.fields;
  room_->take(0, text.size());
  if (trimmed(text).empty()) return;
  room_->take(column < fields.size() ? 0 : column + 1 - fields.size(), 0);
  if (column >= fields.size()) fields.resize(column + 1);
  fields[column] = clean_utf8(text);
}

void SheetBuilder::add_link(int line, std::size_t column, std::string_view url) {
  const std::string address = web_address(url);
  if (column >= kMaxSheetColumns || address.empty()) return;
  room_->take(1, address.size());
  sheet_.links.insert({{line, column}, address});
}

void SheetBuilder::add_tall_cell(TallCell cell) {
  if (cell.first < cell.last) sheet_.tall_cells.push_back(cell);
}

void SheetBuilder::end_row(bool hidden, int times) {
  if (row_.fields.empty()) return;
  if (hidden) {
    sheet_.hidden_rows += times;
    return;
  }
  std::size_t bytes = 0;
  for (const std::string& field : row_.fields) bytes += field.size();
  for (int i = 0; i < times; ++i) {
    if (i > 0) room_->take(row_.fields.size(), bytes);
    sheet_.rows.push_back(row_);
    ++row_.line;
  }
}

}  // namespace plumbline
