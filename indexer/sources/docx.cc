// SPDX-License-Identifier: MIT OR Apache-2.0
// The text of a .docx is one file, word/document.xml: paragraphs of runs of letters, and tables. Its styles and lists
// are in others, and so are headers, footnotes and comments, which are left out. ECMA-376, part 1, 17.
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/office.h"
#include "indexer/sources/office/docx_runs.h"
#include "indexer/sources/office/docx_styles.h"
#include "indexer/sources/office/odf.h"
#include "indexer/sources/office/ooxml.h"
#include "indexer/sources/office/package.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/part.h"

namespace plumbline {
namespace {
constexpr std::string_view kMain = "word/document.xml";

bool wanted(std::string_view name) {
  if (name == "_rels/.rels" || name == "docProps/core.xml") return true;
  if (name.starts_with("word/glossary/") || name.starts_with("customXml/")) return false;
  const std::string_view file = name.substr(name.rfind('/') + 1);
  return file.starts_with("document") || file.starts_with("styles") ||
         file.starts_with("numbering");
}

class DocxReader {
 public:
  DocxReader(const DocxStyles& styles, DocxLists* lists, const Relationships& links)
      : styles_(styles), lists_(lists), runs_(styles, links) {}

  BlockText read(const pugi::xml_node& document) {
    add_blocks(document, 0);
    if (!open_.runs.empty())
      text_.add(std::move(open_));  // its end was deleted, and nothing follows
    return std::move(text_);
  }

 private:
  void add_blocks(const pugi::xml_node& parent, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "p") {
        add_paragraph(node, depth);
      } else if (name == "tbl") {
        add_table(node, depth);
      } else if (name == "sdt") {
        if (!is_table_of_contents(node)) add_blocks(child_of(node, "sdtContent"), depth + 1);
      } else if (name == "AlternateContent") {
        add_blocks(chosen_alternative(node), depth + 1);
      } else if (is_wrapper(name)) {
        add_blocks(node, depth + 1);
      }
    }
  }

  static bool is_table_of_contents(const pugi::xml_node& control) {
    const pugi::xml_node part = child_of(child_of(control, "sdtPr"), "docPartObj");
    return value_of(part, "docPartGallery") == "Table of Contents";
  }

  void add_table(const pugi::xml_node& table, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : table.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "tr") {
        add_row(node, depth);
      } else if (name == "sdt") {
        add_table(child_of(node, "sdtContent"), depth + 1);
      } else if (is_wrapper(name)) {
        add_table(node, depth + 1);
      }
    }
  }

  void add_row(const pugi::xml_node& row, int depth) {
    if (child_of(child_of(row, "trPr"), "del")) return;
    std::vector<BlockText> cells;
    add_cells(row, depth, &cells);
    text_.add_row(std::move(cells));
  }

  void add_cells(const pugi::xml_node& row, int depth, std::vector<BlockText>* cells) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : row.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "tc") {
        BlockText outer = std::exchange(text_, BlockText());
        add_blocks(node, depth + 1);
        cells->push_back(std::exchange(text_, std::move(outer)));
      } else if (name == "sdt") {
        add_cells(child_of(node, "sdtContent"), depth + 1, cells);
      } else if (is_wrapper(name)) {
        add_cells(node, depth + 1, cells);
      }
    }
  }

  void add_paragraph(const pugi::xml_node& paragraph, int depth) {
    const pugi::xml_node properties = child_of(paragraph, "pPr");
    const DocxStyle& style = styles_.of_paragraph(value_of(properties, "pStyle"));
    std::vector<pugi::xml_node> boxes;
    if (!style.contents) boxes = runs_.read(paragraph, style, &open_);
    const pugi::xml_node mark = child_of(properties, "rPr");
    if (!child_of(mark, "del") && !child_of(mark, "moveFrom")) {
      tell_kind(properties, style, &open_);
      text_.add(std::exchange(open_, TextBlock()));
    }
    for (const pugi::xml_node& box : boxes) add_blocks(box, depth + 1);
  }

  void tell_kind(const pugi::xml_node& properties, const DocxStyle& style, TextBlock* block) {
    const std::string_view outline = value_of(properties, "outlineLvl");
    const DocxNumber place = place_of(properties, style);
    const bool counts = !place.list.empty() && place.list != "0";
    const std::optional<int> number = counts ? lists_->next(place) : std::nullopt;
    if (style.title) {
      block->kind = TextBlock::kTitle;
    } else if (style.heading || (!outline.empty() && number_of(outline) < 9)) {
      block->kind = TextBlock::kHeading;
    } else if (number) {
      block->kind = TextBlock::kItem;
      block->number = *number;
      block->level = place.level;
    } else if (style.code || is_fixed(*block)) {
      block->kind = TextBlock::kCode;
    }
  }

  static DocxNumber place_of(const pugi::xml_node& properties, const DocxStyle& style) {
    const pugi::xml_node own = child_of(properties, "numPr");
    DocxNumber place = style.number;
    if (const std::string_view list = value_of(own, "numId"); !list.empty()) place.list = list;
    if (const std::string_view level = value_of(own, "ilvl"); !level.empty())
      place.level = static_cast<int>(std::clamp(number_of(level), 0.0, 8.0));
    return place;
  }

  const DocxStyles& styles_;
  DocxLists* lists_;
  DocxRuns runs_;
  BlockText text_;
  TextBlock
      open_;  // the paragraph that is read; those whose ends were deleted go on in the next one
};

Reading read_members(const Input& input, const ZipMembers& members) {
  const std::string main = related(relationships_of(members, ""), "officeDocument", kMain);
  const Relationships relationships = relationships_of(members, main);
  pugi::xml_document text, styles_xml, lists_xml;
  parse_member(members, main, &text);
  parse_if_there(members, related(relationships, "styles", "word/styles.xml"), &styles_xml);
  parse_if_there(members, related(relationships, "numbering", "word/numbering.xml"), &lists_xml);
  const DocxStyles styles(styles_xml);
  DocxLists lists(lists_xml);
  DocxReader reader(styles, &lists, relationships);
  return reader.read(child_of(text, "document")).reading_of(input, ooxml_title(members));
}

bool is_docx(const Input& input) {
  const std::string extension = extension_of(input.name);
  if (is_ole(input.bytes)) return extension == "docx";
  if (!is_zip(input.bytes)) return false;
  const OoxmlKind kind = ooxml_kind(input.bytes);
  return kind == OoxmlKind::kText ||
         (kind == OoxmlKind::kNone && extension == "docx" && odf_type(input.bytes).empty());
}

bool recognizes_docx(const Input& input) {
  return is_docx(input) && note_place(input.name).tells_of_notes();
}

Reading read_docx(const Input& input) {
  return read_package(input, wanted, read_members,
                      "has a password or is of Word before 2007; save it as .docx without one");
}
}  // namespace

const Format kDocx = {"docx", "Word text", recognizes_docx, read_docx};

}  // namespace plumbline
