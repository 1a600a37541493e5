// SPDX-License-Identifier: MIT OR Apache-2.0
// A workbook names its sheets, each an XML file of its own, whose cells are mostly numbers: of a text in
// sharedStrings.xml, or of a day, which only the format of the cell in styles.xml tells (sheet/number_format.h).
// ECMA-376, part 1, 18: SpreadsheetML.
#include "indexer/sources/xlsx.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/sources/office/odf.h"
#include "indexer/sources/office/ooxml.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/sheet/formula.h"
#include "indexer/sources/sheet/number_format.h"
#include "indexer/sources/sheet/xlsx_text.h"
#include "indexer/sources/table/talks.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kMain = "xl/workbook.xml";

bool wanted(std::string_view name) {
  constexpr std::string_view kOthers[] = {"xl/media/",   "xl/drawings/", "xl/charts/", "xl/pivot",
                                          "xl/comments", "xl/theme/",    "xl/external"};
  for (const std::string_view other : kOthers) {
    if (name.starts_with(other)) return false;
  }
  return name == "_rels/.rels" ||
         (name.starts_with("xl/") && (name.ends_with(".xml") || name.ends_with(".rels")));
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

// The number at the beginning of a text; `otherwise` where there is none.
int integer_of(std::string_view text, int otherwise) {
  int number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc() ? number : otherwise;
}

// The kinds of cells by their styles.
std::vector<NumberKind> kinds_of_styles(const pugi::xml_document& xml) {
  const pugi::xml_node sheet = child_of(xml, "styleSheet");
  std::map<int, NumberKind> own;
  for (const pugi::xml_node& node : child_of(sheet, "numFmts").children())
    own[integer_of(attribute_of(node, "numFmtId"), -1)] =
        kind_of_format(attribute_of(node, "formatCode"));
  std::vector<NumberKind> kinds;
  for (const pugi::xml_node& node : child_of(sheet, "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    const int id = integer_of(attribute_of(node, "numFmtId"), 0);
    const auto format = own.find(id);
    kinds.push_back(format == own.end() ? kind_of_format(id) : format->second);
  }
  return kinds;
}

// What all sheets share.
struct Shared {
  std::vector<std::string> texts;
  std::vector<NumberKind> kinds;  // of styles
  bool from_1904 = false;
};

class SheetReader {
 public:
  SheetReader(const Shared& shared, const Relationships& relationships, SheetBuilder* out)
      : shared_(shared), relationships_(relationships), out_(out) {}

  void read(const pugi::xml_node& sheet) {
    for (const pugi::xml_node& row : child_of(sheet, "sheetData").children()) {
      if (local_name(row.name()) == "row") read_row(row);
    }
    for (const pugi::xml_node& node : child_of(sheet, "mergeCells").children()) {
      const CellArea area = cell_area(attribute_of(node, "ref"));
      if (area.valid()) out_->add_tall_cell({area.first.column, area.first.line, area.last.line});
    }
    for (const pugi::xml_node& node : child_of(sheet, "hyperlinks").children()) read_link(node);
  }

 private:
  void read_row(const pugi::xml_node& row) {
    const int line = integer_of(attribute_of(row, "r"), 0);
    line_ = line > 0 && line <= kMaxSheetLines ? line : line_ + 1;
    out_->begin_row(line_);
    size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (local_name(cell.name()) != "c") continue;
      const CellPlace place = cell_place(attribute_of(cell, "r"));
      if (place.line > 0) column = place.column;
      if (column < kMaxSheetColumns) read_cell(cell, column);
      ++column;
    }
    out_->end_row(is_true(attribute_of(row, "hidden")));
  }

  void read_cell(const pugi::xml_node& cell, size_t column) {
    out_->add(column, text_of_cell(cell));
    out_->add_link(line_, column, link_of_formula(child_of(cell, "f").text().get()));
  }

  std::string text_of_cell(const pugi::xml_node& cell) const {
    const std::string_view type = attribute_of(cell, "t");
    const std::string_view value = child_of(cell, "v").text().get();
    if (type == "inlineStr") return xlsx_text(child_of(cell, "is"));
    if (type == "str") return without_escapes(value);
    if (type == "e" || value.empty()) return "";
    if (type == "b") return is_true(value) ? "TRUE" : "FALSE";
    if (type == "s") {
      const auto text = static_cast<size_t>(integer_of(value, -1));
      return text < shared_.texts.size() ? shared_.texts[text] : "";
    }
    const auto style = static_cast<size_t>(integer_of(attribute_of(cell, "s"), 0));
    const NumberKind kind =
        style < shared_.kinds.size() ? shared_.kinds[style] : NumberKind::kNumber;
    if (type == "d") return text_of_iso(value, kind);
    const std::string_view written = ascii::trimmed(value);
    std::string_view rest;
    const double number = number_of(written, &rest);
    if (rest.size() == written.size()) return without_escapes(written);  // is no number
    return text_of_number(number, kind, shared_.from_1904);
  }

  void read_link(const pugi::xml_node& node) {
    constexpr int kMostLines = 1000;
    const CellArea area = cell_area(attribute_of(node, "ref"));
    const auto target = relationships_.find(attribute_of(node, "id"));
    if (!area.valid() || target == relationships_.end() || !target->second.outside) return;
    std::string url = target->second.target;
    const std::string_view place = attribute_of(node, "location");
    if (!place.empty() && url.find('#') == url.npos) url += "#" + std::string(place);
    for (int line = area.first.line; line <= std::min(area.last.line, area.first.line + kMostLines);
         ++line)
      out_->add_link(line, area.first.column, url);
  }

  const Shared& shared_;
  const Relationships& relationships_;
  SheetBuilder* out_;
  int line_ = 0;
};

Shared shared_of(const ZipMembers& members, const Relationships& relationships,
                 const pugi::xml_node& workbook) {
  pugi::xml_document texts, styles;
  parse_if_there(members, related(relationships, "sharedStrings", "xl/sharedStrings.xml"), &texts);
  parse_if_there(members, related(relationships, "styles", "xl/styles.xml"), &styles);
  Shared shared;
  for (const pugi::xml_node& node : child_of(texts, "sst").children()) {
    if (local_name(node.name()) == "si") shared.texts.push_back(xlsx_text(node));
  }
  shared.kinds = kinds_of_styles(styles);
  shared.from_1904 = is_true(attribute_of(child_of(workbook, "workbookPr"), "date1904"));
  return shared;
}

Workbook workbook_of(const ZipMembers& members) {
  const std::string main = related(relationships_of(members, ""), "officeDocument", kMain);
  if (main.ends_with(".bin")) throw ZipError("is a binary workbook; save it as .xlsx");
  pugi::xml_document xml;
  parse_member(members, main, &xml);
  const pugi::xml_node workbook = child_of(xml, "workbook");
  const Relationships relationships = relationships_of(members, main);
  const Shared shared = shared_of(members, relationships, workbook);
  SheetRoom room;
  std::set<std::string> read;
  Workbook out;
  for (const pugi::xml_node& node : child_of(workbook, "sheets").children()) {
    const auto target = relationships.find(attribute_of(node, "id"));
    if (target == relationships.end() || target->second.type != "worksheet") continue;
    if (const auto state = attribute_of(node, "state"); !state.empty() && state != "visible") {
      ++out.hidden_sheets;
      continue;
    }
    // One that is listed again would cost its size each time.
    if (!read.insert(target->second.target).second) continue;
    pugi::xml_document sheet;
    parse_member(members, target->second.target, &sheet);
    SheetBuilder builder(attribute_of(node, "name"), &room);
    SheetReader(shared, relationships_of(members, target->second.target), &builder)
        .read(child_of(sheet, "worksheet"));
    out.sheets.push_back(builder.take());
  }
  return out;
}
}  // namespace

bool recognizes_xlsx(const Input& input) {
  const std::string extension = extension_of(input.name);
  const bool named = extension == "xlsx" || extension == "xlsm";
  if (is_ole(input.bytes)) return named || extension == "xls";
  const OoxmlKind kind = ooxml_kind(input.bytes);
  return kind == OoxmlKind::kSheets || (is_zip(input.bytes) && kind == OoxmlKind::kNone && named &&
                                        odf_type(input.bytes).empty());
}

Workbook xlsx_workbook(std::string_view bytes) {
  try {
    if (is_ole(bytes))
      throw ZipError("has a password or is of Excel before 2007; save it as .xlsx without one");
    return workbook_of(read_zip(bytes, wanted));
  } catch (const ZipError& error) {
    throw MalformedError(error.what());
  }
}

Reading read_xlsx(const Input& input) {
  return read_talks(input, [&](Programme*) { return xlsx_workbook(input.bytes); });
}

}  // namespace plumbline
