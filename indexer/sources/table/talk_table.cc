// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/talk_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/sources/office/xml.h"
#include "indexer/sources/table/written.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kFirstRows = 20;

constexpr TalkColumn kLinks[] = {TalkColumn::kPage, TalkColumn::kSlides, TalkColumn::kVideo};
// What several talks may have in common.
constexpr TalkColumn kShared[] = {TalkColumn::kDay,    TalkColumn::kStart,    TalkColumn::kEnd,
                                  TalkColumn::kLength, TalkColumn::kRoom,     TalkColumn::kTrack,
                                  TalkColumn::kType,   TalkColumn::kLanguage, TalkColumn::kState,
                                  TalkColumn::kEvent,  TalkColumn::kYear};

bool is_filled(const std::string& field) { return !ascii::trimmed(field).empty(); }

size_t filled_fields(const TableRow& row) {
  return static_cast<size_t>(std::count_if(row.fields.begin(), row.fields.end(), is_filled));
}

// "2025-11-03" of a text that says nothing but a day; "" of any other.
std::string day_alone(std::string_view text) {
  const auto day = lone_day(text);
  return day ? date_text(*day) : "";
}

// Of a row that says a day and nothing else.
std::string day_of_row(const TableRow& row) {
  if (filled_fields(row) != 1) return "";
  return day_alone(*std::find_if(row.fields.begin(), row.fields.end(), is_filled));
}

class TableMaker {
 public:
  TableMaker(const Sheet& sheet, size_t header) : sheet_(sheet) {
    table_.sheet = sheet.name;
    table_.header = sheet.rows[header];
    table_.columns = talk_columns(table_.header);
    day_ = day_alone(sheet.name);
    for (size_t i = header + 1; i < sheet.rows.size(); ++i) add(sheet.rows[i]);
    fill_tall_cells();
  }

  TalkTable take(const std::string& year) {
    for (TalkTable::Row& row : table_.rows) {
      const TalkRow talk(row.cells, table_.columns);
      const bool has_day = !talk.first(TalkColumn::kDay).empty() ||
                           written_day(talk.first(TalkColumn::kStart), DayOrder::kDayFirst);
      if (has_day) row.day.clear();
      if (talk.first(TalkColumn::kYear).empty()) row.year = year;
    }
    return std::move(table_);
  }

 private:
  void add(TableRow row) {
    if (sheet_.separated && row.fields.size() > table_.columns.size()) {
      table_.slipped.push_back(std::move(row));
    } else if (const std::string day = day_of_row(row); !day.empty()) {
      day_ = day;
    } else {
      follow_links(&row);
      table_.rows.push_back({std::move(row), day_, ""});
    }
  }

  void follow_links(TableRow* row) {
    for (auto link = sheet_.links.lower_bound({row->line, 0});
         link != sheet_.links.end() && link->first.first == row->line; ++link) {
      const size_t column = link->first.second;
      if (column >= table_.columns.size() || !is_one_of(table_.columns[column], kLinks)) continue;
      std::string& field = field_of(row, column);
      if (!web_address(field).empty()) continue;
      room_.take(0, link->second.size());
      field = link->second;
    }
  }

  // One that begins within another is none.
  void fill_tall_cells() {
    std::vector<TallCell> cells = sheet_.tall_cells;
    std::sort(cells.begin(), cells.end(), [](const TallCell& a, const TallCell& b) {
      return std::pair(a.column, a.first) < std::pair(b.column, b.first);
    });
    const TallCell* before = nullptr;
    for (const TallCell& cell : cells) {
      if (before && before->column == cell.column && cell.first <= before->last) continue;
      before = &cell;
      if (cell.column < table_.columns.size() && is_one_of(table_.columns[cell.column], kShared))
        fill(cell);
    }
  }

  void fill(const TallCell& cell) {
    auto row = std::lower_bound(
        table_.rows.begin(), table_.rows.end(), cell.first,
        [](const TalkTable::Row& each, int line) { return each.cells.line < line; });
    if (row == table_.rows.end() || row->cells.line != cell.first) return;
    const std::string text = field_of(&row->cells, cell.column);
    for (++row; row != table_.rows.end() && row->cells.line <= cell.last; ++row) {
      std::string& field = field_of(&row->cells, cell.column);
      if (is_filled(field)) continue;
      room_.take(0, text.size());
      field = text;
    }
  }

  // Rows end with their last field that is not empty.
  std::string& field_of(TableRow* row, size_t column) {
    if (row->fields.size() <= column) {
      room_.take(column + 1 - row->fields.size(), 0);
      row->fields.resize(column + 1);
    }
    return row->fields[column];
  }

  const Sheet& sheet_;
  TalkTable table_;
  SheetRoom room_;   // for what is put into rows
  std::string day_;  // for rows that have none
};
}  // namespace

std::optional<size_t> header_of(const std::vector<TableRow>& rows) {
  size_t most = 0;
  for (size_t i = 0; i < std::min(rows.size(), kFirstRows); ++i) {
    const size_t filled = filled_fields(rows[i]);
    if (filled > most && tell_of_talks(talk_columns(rows[i]))) return i;
    most = std::max(most, filled);
  }
  return std::nullopt;
}

std::vector<TalkTable> talk_tables(const Workbook& workbook) {
  std::vector<std::pair<const Sheet*, size_t>> found;
  for (const Sheet& sheet : workbook.sheets) {
    if (const auto header = header_of(sheet.rows)) found.emplace_back(&sheet, *header);
  }
  const bool by_year = std::count_if(found.begin(), found.end(), [](const auto& each) {
                         return is_year(ascii::trimmed(each.first->name));
                       }) > 1;
  std::vector<TalkTable> tables;
  for (const auto& [sheet, header] : found) {
    const std::string name(ascii::trimmed(sheet->name));
    tables.push_back(TableMaker(*sheet, header).take(by_year && is_year(name) ? name : ""));
  }
  return tables;
}

}  // namespace plumbline
