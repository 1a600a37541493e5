// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/sources/rst/inline.h"
#include "indexer/sources/rst/marks.h"
#include "schema/text/ascii.h"
#include "schema/text/csv.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxColumns = 200;

// Gathers the cells of a row, which may have several lines.
class Rows {
 public:
  explicit Rows(RstNames* names) : names_(names) {}

  void add(size_t cell, std::string_view text, int line) {
    text = ascii::trimmed(text);
    if (text.empty()) return;
    if (row_.size() <= cell) row_.resize(cell + 1);
    if (line_ == 0) line_ = line;
    if (!row_[cell].empty()) row_[cell] += ' ';
    row_[cell] += text;
  }

  void end_row() {
    if (row_.empty()) return;
    std::vector<BlockText> cells;
    for (const std::string& text : std::exchange(row_, {})) {
      TextBlock block;
      block.runs = rst_runs(text, names_);
      cells.emplace_back().add(std::move(block));
    }
    out_.push_back(BlockText::row_of(std::move(cells)));
    out_.back().line = std::exchange(line_, 0);
  }

  std::vector<TextBlock> take() {
    end_row();
    return std::move(out_);
  }

 private:
  RstNames* names_;
  std::vector<std::string> row_;
  int line_ = 0;
  std::vector<TextBlock> out_;
};

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// The columns in which a line has that sign.
std::vector<size_t> columns_of(const RstLine& line, char sign) {
  std::vector<size_t> columns;
  size_t column = line.indent;
  for (const char c : line.text) {
    if (c == sign && columns.size() < kMaxColumns) columns.push_back(column);
    column += begins_character(c);
  }
  return columns;
}

bool is_part_of_border(std::string_view text) {
  return text.size() > 1 && text.find_first_not_of("-=") == text.npos;
}

// A line of a grid, cut at those of `borders` at which it has a sign of one.
class GridLine {
 public:
  GridLine(const RstLine& line, const std::vector<size_t>& borders) {
    size_t column = line.indent, border = 0, begin = 0, cell = 0;
    for (size_t at = 0; at < line.text.size(); ++at) {
      const char c = line.text[at];
      if (!begins_character(c)) continue;
      while (border < borders.size() && borders[border] < column) ++border;
      if ((c == '|' || c == '+') && border < borders.size() && borders[border] == column) {
        if (at > begin) parts_.push_back({cell, line.text.substr(begin, at - begin)});
        begin = at + 1;
        cell = border;
      }
      ++column;
    }
  }

  bool ends_row() const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [](const auto& part) { return is_part_of_border(part.second); });
  }

  const std::vector<std::pair<size_t, std::string_view>>& parts() const { return parts_; }

 private:
  std::vector<std::pair<size_t, std::string_view>> parts_;
};

// Of "====  ====", or of "---------" that tells which columns are one in the line above it.
std::vector<size_t> starts_of(const RstLine& border) {
  std::vector<size_t> starts;
  for (size_t at = 0; at < border.text.size() && starts.size() < kMaxColumns; ++at) {
    if (border.text[at] != ' ' && (at == 0 || border.text[at - 1] == ' '))
      starts.push_back(border.indent + at);
  }
  return starts;
}

// The parts of a line of a simple table. What goes over the gap before a column belongs to the one before.
std::vector<std::string_view> cut(const RstLine& line, const std::vector<size_t>& starts) {
  std::vector<std::string_view> parts;
  size_t column = line.indent, begin = 0;
  while (parts.size() + 1 < starts.size() && starts[parts.size() + 1] <= column)
    parts.emplace_back();
  for (size_t at = 0; at < line.text.size() && parts.size() + 1 < starts.size(); ++at) {
    if (!begins_character(line.text[at])) continue;
    while (parts.size() + 1 < starts.size() && starts[parts.size() + 1] < column)
      parts.emplace_back();  // one that is gone over
    if (parts.size() + 1 < starts.size() && starts[parts.size() + 1] == column && at > begin &&
        line.text[at - 1] == ' ') {
      parts.push_back(line.text.substr(begin, at - begin));
      begin = at;
    }
    ++column;
  }
  parts.push_back(line.text.substr(begin));
  return parts;
}
bool is_rule(const RstLine& line) {
  return line.text.starts_with("--") && line.text.find_first_not_of("- ") == line.text.npos;
}

// Without blanks behind commas, which are none of a quoted value.
std::string without_blanks(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted || c != ' ' || !out.ends_with(',')) out += c;
  }
  return out;
}
}  // namespace

size_t rst_grid_size(std::span<const RstLine> lines) {
  size_t size = 0;
  while (size < lines.size() &&
         (lines[size].text.starts_with('+') || lines[size].text.starts_with('|')))
    ++size;
  return size;
}

size_t rst_simple_size(std::span<const RstLine> lines) {
  int borders = 0;
  for (size_t at = 1; at < lines.size(); ++at) {
    if (!is_rst_border(lines[at].text)) continue;
    if (++borders == 2 || at + 1 == lines.size() || lines[at + 1].text.empty()) return at + 1;
  }
  const auto blank = std::find_if(lines.begin(), lines.end(),
                                  [](const RstLine& line) { return line.text.empty(); });
  return static_cast<size_t>(blank - lines.begin());
}

std::vector<TextBlock> rst_grid_rows(std::span<const RstLine> lines, RstNames* names) {
  std::vector<size_t> borders;
  for (const RstLine& line : lines) {
    if (!line.text.starts_with('+') || borders.size() > kMaxColumns) continue;
    const std::vector<size_t> more = columns_of(line, '+');
    if (std::includes(borders.begin(), borders.end(), more.begin(), more.end())) continue;
    std::vector<size_t> all;
    std::set_union(borders.begin(), borders.end(), more.begin(), more.end(),
                   std::back_inserter(all));
    borders = std::move(all);
  }
  Rows rows(names);
  for (const RstLine& line : lines) {
    const GridLine parts(line, borders);
    if (parts.ends_row()) rows.end_row();
    for (const auto& [cell, text] : parts.parts()) {
      if (!is_part_of_border(text)) rows.add(cell, text, line.number);
    }
  }
  return rows.take();
}

std::vector<TextBlock> rst_simple_rows(std::span<const RstLine> lines, RstNames* names) {
  const std::vector<size_t> all = starts_of(lines.front());
  Rows rows(names);
  for (size_t at = 1; at < lines.size(); ++at) {
    const RstLine& line = lines[at];
    if (line.text.empty()) continue;
    if (is_rst_border(line.text) || is_rule(line)) {
      rows.end_row();
      continue;
    }
    const bool spans = at + 1 < lines.size() && is_rule(lines[at + 1]);
    const std::vector<std::string_view> parts = cut(line, spans ? starts_of(lines[at + 1]) : all);
    if (!ascii::trimmed(parts.front()).empty()) rows.end_row();
    for (size_t i = 0; i < parts.size(); ++i)
      rows.add(i, parts[i] == "\\" ? "" : parts[i], line.number);
  }
  return rows.take();
}

std::vector<TextBlock> rst_list_rows(std::span<const RstLine> lines, RstNames* names) {
  Rows rows(names);
  size_t outer = 0, inner = 0, cell = 0;
  bool begun = false;
  for (const RstLine& line : lines) {
    std::string_view text = line.text;
    size_t indent = line.indent;
    const auto take_bullet = [&] {
      const auto item = rst_item(text);
      if (!item || item->number != 0) return false;
      text.remove_prefix(item->bytes);
      indent += item->columns;
      return true;
    };
    if (text.empty()) continue;
    if (!begun) outer = indent;
    if (indent <= outer && take_bullet()) {
      begun = true;
      rows.end_row();
      inner = indent;
      cell = 0;
      take_bullet();
    } else if (begun && indent <= inner && take_bullet()) {
      ++cell;
    }
    if (!rst_directive(text)) rows.add(cell, text, line.number);
  }
  return rows.take();
}

std::vector<TextBlock> rst_csv_rows(std::string_view text, RstNames* names) {
  Rows rows(names);
  for (const TableRow& row : read_csv(without_blanks(text)).rows) {
    for (size_t i = 0; i < row.fields.size(); ++i) {
      std::string field = row.fields[i];
      std::replace(field.begin(), field.end(), '\n', ' ');
      rows.add(i, field, row.line);
    }
    rows.end_row();
  }
  return rows.take();
}

}  // namespace plumbline
