// SPDX-License-Identifier: MIT OR Apache-2.0
// All sheets of an .ods are in one file, content.xml. A cell has its text as it is shown, and days, times and numbers
// besides as attributes of which no country is asked. Cells and rows that are alike may be one that is repeated, also
// a million times, as those are that nobody filled in.
// https://docs.oasis-open.org/office/OpenDocument/v1.3/
#include "indexer/sources/ods.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "indexer/sources/office/odf.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/moment.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/sheet/formula.h"
#include "indexer/sources/sheet/number_format.h"
#include "indexer/sources/table/talks.h"
#include "indexer/sources/table/written.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kFlat = "application/vnd.oasis.opendocument.spreadsheet";

bool wanted(std::string_view name) {
  return name == "content.xml" || name == "META-INF/manifest.xml";
}

// How often a cell or a row stands there, or over how many it reaches.
int times_of(const pugi::xml_node& node, std::string_view attribute) {
  return static_cast<int>(
      std::clamp(number_of(attribute_of(node, attribute)), 1.0, 1.0 * kMaxSheetLines));
}

void add_text(const pugi::xml_node& node, int depth, std::string* out) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      *out += child.value();
    } else if (name == "s") {
      out->append(static_cast<size_t>(std::min(times_of(child, "c"), 100)), ' ');
    } else if (name == "tab" || name == "line-break") {
      *out += name == "tab" ? '\t' : '\n';
    } else if (name != "annotation" && name != "ruby-text") {
      add_text(child, depth + 1, out);
    }
  }
}

// As it is shown: paragraphs a line, without annotations.
std::string shown_text(const pugi::xml_node& cell) {
  std::string text;
  for (const pugi::xml_node& node : cell.children()) {
    if (local_name(node.name()) != "p") continue;
    if (!text.empty()) text += '\n';
    add_text(node, 0, &text);
  }
  return text;
}

// Where the first link in it leads; "" where there is none.
std::string link_in(const pugi::xml_node& node, int depth) {
  if (depth > kMaxXmlDepth) return "";
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "annotation") continue;
    std::string url = name == "a" ? web_address(attribute_of(child, "href")) : "";
    if (url.empty()) url = link_in(child, depth + 1);
    if (!url.empty()) return url;
  }
  return "";
}

// "09:30" of "PT09H30M00S", "25:30" of a duration. A day that is shown as a time is its hours alone.
std::string text_of_time(std::string_view value, const std::string& shown) {
  constexpr int kMaxHours = 31 * 24;
  double parts[3] = {};  // hours, minutes, seconds
  if (!value.starts_with("PT")) return shown;
  for (value.remove_prefix(2); !value.empty();) {
    std::string_view rest;
    const double number = number_of(value, &rest);
    const size_t unit =
        rest.empty() ? std::string_view::npos : std::string_view("HMS").find(rest[0]);
    if (unit == std::string_view::npos || number < 0 || number > 1e8) return shown;
    parts[unit] = number;
    value = rest.substr(1);
  }
  if (parts[0] > kMaxHours) parts[0] = std::fmod(parts[0], 24);
  const double days = (parts[0] * 3600 + parts[1] * 60 + parts[2]) / 86'400;
  return text_of_number(days, NumberKind::kDuration, false);
}

// LibreOffice has an attribute of its own for it, beside the one that says "string".
bool is_error(const pugi::xml_node& cell) {
  return std::any_of(cell.attributes_begin(), cell.attributes_end(), [](const auto& attribute) {
    return local_name(attribute.name()) == "value-type" &&
           std::string_view(attribute.value()) == "error";
  });
}

std::string text_of_cell(const pugi::xml_node& cell) {
  if (is_error(cell)) return "";
  const std::string shown = shown_text(cell);
  const std::string_view type = attribute_of(cell, "value-type");
  const std::string_view value = attribute_of(cell, "value");
  if (type == "date") {
    const bool has_time = shown.empty() || written_time(shown);
    return text_of_iso(attribute_of(cell, "date-value"),
                       has_time ? NumberKind::kDayAndTime : NumberKind::kDay);
  }
  if (type == "time") return text_of_time(attribute_of(cell, "time-value"), shown);
  if (type == "float" && !value.empty())
    return text_of_number(number_of(value), NumberKind::kNumber, false);
  if (type == "boolean") return attribute_of(cell, "boolean-value") == "true" ? "TRUE" : "FALSE";
  return shown.empty() ? std::string(attribute_of(cell, "string-value")) : shown;
}

class SheetReader {
 public:
  explicit SheetReader(SheetBuilder* out) : out_(out) {}

  void read(const pugi::xml_node& table, int depth = 0) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : table.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "table-row") {
        read_row(node);
      } else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
        read(node, depth + 1);
      }
    }
  }

 private:
  void read_row(const pugi::xml_node& row) {
    const int times = std::min(times_of(row, "number-rows-repeated"), kMaxSheetLines - line_);
    out_->begin_row(line_ + 1);
    size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      const std::string_view name = local_name(cell.name());
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const auto cells = static_cast<size_t>(times_of(cell, "number-columns-repeated"));
      if (name == "table-cell" && column < kMaxSheetColumns)
        read_cell(cell, column, std::min(column + cells, kMaxSheetColumns));
      column = std::min(column + cells, kMaxSheetColumns);
    }
    const std::string_view visibility = attribute_of(row, "visibility");
    out_->end_row(visibility == "collapse" || visibility == "filter", times);
    line_ += times;
  }

  void read_cell(const pugi::xml_node& cell, size_t column, size_t end) {
    const std::string text = text_of_cell(cell);
    std::string link = link_in(cell, 0);
    if (link.empty()) link = link_of_formula(attribute_of(cell, "formula"));
    const int lines = times_of(cell, "number-rows-spanned");
    for (; column < end; ++column) {
      out_->add(column, text);
      out_->add_link(line_ + 1, column, link);
      out_->add_tall_cell({column, line_ + 1, line_ + lines});
    }
  }

  SheetBuilder* out_;
  int line_ = 0;  // of the row before
};

// The styles of tables that are not shown.
std::set<std::string, std::less<>> hidden_styles(const pugi::xml_node& content) {
  std::set<std::string, std::less<>> hidden;
  for (const pugi::xml_node& style : child_of(content, "automatic-styles").children()) {
    if (attribute_of(child_of(style, "table-properties"), "display") == "false")
      hidden.insert(std::string(attribute_of(style, "name")));
  }
  return hidden;
}

Workbook workbook_of(const pugi::xml_node& content) {
  const auto hidden = hidden_styles(content);
  SheetRoom room;
  Workbook out;
  for (const pugi::xml_node& table :
       child_of(child_of(content, "body"), "spreadsheet").children()) {
    if (local_name(table.name()) != "table") continue;
    if (hidden.contains(attribute_of(table, "style-name"))) {
      ++out.hidden_sheets;
      continue;
    }
    SheetBuilder builder(attribute_of(table, "name"), &room);
    SheetReader(&builder).read(table);
    out.sheets.push_back(builder.take());
  }
  return out;
}

bool is_flat(std::string_view bytes) {
  constexpr size_t kHead = 8192;
  const std::string_view head = bytes.substr(0, kHead);
  return (head.starts_with("<") || head.starts_with("\xEF\xBB\xBF<")) &&
         head.find(":document") != head.npos && head.find(kFlat) != head.npos;
}
}  // namespace

bool recognizes_ods(const Input& input) {
  return is_odf(input, "spreadsheet", "ods") || is_flat(input.bytes);
}

Workbook ods_workbook(std::string_view bytes) {
  try {
    ZipMembers members;
    if (is_flat(bytes)) {
      members["content.xml"] = bytes;
    } else {
      members = read_zip(bytes, wanted);
    }
    require_no_password(members);
    pugi::xml_document xml;
    parse_member(members, "content.xml", &xml);
    return workbook_of(child_of(xml, is_flat(bytes) ? "document" : "document-content"));
  } catch (const ZipError& error) {
    throw MalformedError(error.what());
  }
}

Reading read_ods(const Input& input) {
  return read_talks(input, [&](Programme*) { return ods_workbook(input.bytes); });
}

}  // namespace plumbline
