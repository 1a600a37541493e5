// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/asciidoc/table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/sources/asciidoc/inline.h"
#include "indexer/sources/programme/text.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxColumns = 200;

struct Cell {
  std::string text;
  size_t span = 1, copies = 1;
};

size_t number_in(std::string_view text) {
  size_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp<size_t>(number, 1, kMaxColumns);
}

// Of `cols`: "1,2,1", "3*", "2*,1a"; 0 where it tells none.
size_t columns_in(std::string_view cols) {
  size_t columns = 0;
  if (ascii::trimmed(cols).empty()) return 0;
  for (const std::string_view column : split(cols, cols.find(',') == cols.npos ? ';' : ',')) {
    const size_t star = column.find('*');
    columns += star == column.npos ? 1 : number_in(ascii::trimmed(column.substr(0, star)));
  }
  return std::min(columns, kMaxColumns);
}

// What may stand right before the sign of a cell: "2+", ".3+^.>s", "3*a".
std::string_view specification_at_end(std::string_view text) {
  const size_t before = text.find_last_not_of("0123456789.+*<>^adehlmsv");
  if (before == text.npos) return text;
  return ascii::is_blank(text[before]) ? text.substr(before + 1) : std::string_view();
}

class CellReader {
 public:
  explicit CellReader(char sign) : sign_(sign) {}

  void take(std::string_view line) {
    for (;;) {
      const size_t at = next_sign(line);
      std::string_view text = line.substr(0, at);
      std::string_view mark;
      if (at != line.npos) mark = specification_at_end(text);
      text.remove_suffix(mark.size());
      if (!cells_.empty()) append(text);
      if (at == line.npos) return;
      begin(mark);
      line.remove_prefix(at + 1);
    }
  }

  const std::vector<Cell>& cells() const { return cells_; }

 private:
  size_t next_sign(std::string_view line) const {
    size_t at = line.find(sign_);
    while (at != line.npos && at > 0 && line[at - 1] == '\\') at = line.find(sign_, at + 1);
    return at;
  }

  void append(std::string_view text) {
    std::string& cell = cells_.back().text;
    for (const char c : ascii::trimmed(text)) {
      if (c == sign_ && cell.ends_with('\\')) cell.pop_back();
      cell += c;
    }
    cell += ' ';
  }

  void begin(std::string_view mark) {
    Cell cell;
    const size_t plus = mark.find('+'), star = mark.find('*');
    if (plus != mark.npos && mark[0] != '.') cell.span = number_in(mark);
    if (star != mark.npos) cell.copies = number_in(mark);
    cells_.push_back(std::move(cell));
  }

  char sign_;
  std::vector<Cell> cells_;
};

TextBlock row_of(const std::vector<std::string>& cells, const AsciidocAttributes& attributes) {
  std::vector<BlockText> texts;
  for (const std::string& cell : cells) {
    TextBlock block;
    block.runs = asciidoc_runs(ascii::trimmed(cell), attributes);
    texts.emplace_back().add(std::move(block));
  }
  return BlockText::row_of(std::move(texts));
}

// Values between commas, in quotes where they hold some.
std::vector<std::string> values_of(std::string_view line, char comma) {
  std::vector<std::string> values(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == comma && !quoted) {
      values.emplace_back();
    } else {
      values.back() += c;
    }
  }
  return values;
}

std::vector<TextBlock> rows_of(const std::vector<Cell>& cells, size_t columns,
                               const AsciidocAttributes& attributes) {
  std::vector<TextBlock> rows;
  std::vector<std::string> row;
  size_t filled = 0;
  for (const Cell& cell : cells) {
    for (size_t copy = 0; copy < cell.copies; ++copy) {
      row.push_back(cell.text);
      filled += cell.span;
      if (filled < columns) continue;
      rows.push_back(row_of(std::exchange(row, {}), attributes));
      filled = 0;
    }
  }
  if (!row.empty()) rows.push_back(row_of(row, attributes));
  return rows;
}
}  // namespace

std::vector<TextBlock> asciidoc_rows(const std::vector<std::string>& lines, std::string_view fence,
                                     const AsciidocMarks& marks,
                                     const AsciidocAttributes& attributes) {
  const std::string format = marks.value_of("format");
  const char sign = fence.empty() ? '|' : fence[0];
  if (sign == ',' || sign == ':' || !format.empty()) {
    const char comma = sign == ':' || format == "dsv" ? ':' : format == "tsv" ? '\t' : ',';
    std::vector<TextBlock> rows;
    for (const std::string& line : lines)
      rows.push_back(row_of(values_of(line, comma), attributes));
    return rows;
  }
  CellReader reader(sign);
  size_t first = 0;  // that the first line has
  for (const std::string& line : lines) {
    reader.take(line);
    if (first > 0) continue;
    for (const Cell& cell : reader.cells()) first += cell.span * cell.copies;
  }
  const size_t stated = columns_in(marks.value_of("cols"));
  const size_t columns = stated > 0 ? stated : std::clamp<size_t>(first, 1, kMaxColumns);
  return rows_of(reader.cells(), columns, attributes);
}

}  // namespace plumbline
