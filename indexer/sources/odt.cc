// SPDX-License-Identifier: MIT OR Apache-2.0
// The text of an .odt is in content.xml: headings, paragraphs, lists and tables in their order. Styles are there, too,
// and in styles.xml. What was deleted while changes are tracked stands apart, before the text.
#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/office.h"
#include "indexer/sources/office/looks.h"
#include "indexer/sources/office/odf.h"
#include "indexer/sources/office/odt_styles.h"
#include "indexer/sources/office/package.h"
#include "indexer/sources/office/xml.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr int kMaxBlanks = 100;  // that stand in a row

// What is no text of its own, or says nothing by itself.
constexpr std::string_view kNoBlocks[] = {
    "alphabetical-index", "forms",       "illustration-index", "object-index",
    "sequence-decls",     "table-index", "table-of-content",   "tracked-changes",
    "user-field-decls",   "user-index",  "variable-decls"};
constexpr std::string_view kNoText[] = {"annotation", "hidden-text", "note",
                                        "number",     "page-count",  "page-number",
                                        "ruby-text",  "script",      "page-continuation"};

bool wanted(std::string_view name) {
  return name == "content.xml" || name == "styles.xml" || name == "meta.xml" ||
         name == "META-INF/manifest.xml";
}

// How the letters look that stand here, and where they lead.
struct Look {
  bool strong = false, emphasis = false, fixed = false, hidden = false;
  std::string url;
};

class OdtReader {
 public:
  explicit OdtReader(const OdtStyles& styles)
      : styles_(styles), fixed_everywhere_(styles.is_fixed("Standard")) {}

  BlockText read(const pugi::xml_node& text) {
    add_blocks(text, 0);
    return std::move(text_);
  }

 private:
  // Where a paragraph stands: in a list, or in none.
  struct Place {
    std::string list;     // the style that counts it
    int level = -1;       // -1 in none
    bool item = false;    // the next paragraph begins an item
    bool header = false;  // of the list, which has no number
  };

  void add_blocks(const pugi::xml_node& parent, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "p" || name == "h") {
        add_paragraph(node, depth);
      } else if (name == "list") {
        add_list(node, depth);
      } else if (name == "table") {
        add_table(node, depth);
      } else if (name == "section") {
        if (attribute_of(node, "display") != "none") add_blocks(node, depth + 1);
      } else if (name == "frame" || name == "custom-shape" || name == "g") {
        add_box(node, depth + 1);
      } else if (!is_one_of(name, kNoBlocks)) {
        add_blocks(node, depth + 1);
      }
    }
  }

  void add_table(const pugi::xml_node& table, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : table.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "table-row") {
        add_row(node, depth);
      } else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
        add_table(node, depth + 1);
      }
    }
  }

  void add_row(const pugi::xml_node& row, int depth) {
    std::vector<BlockText> cells;
    const Place outer_place = std::exchange(place_, Place());
    for (const pugi::xml_node& node : row.children()) {
      if (local_name(node.name()) != "table-cell") continue;
      BlockText outer = std::exchange(text_, BlockText());
      add_blocks(node, depth + 1);
      cells.push_back(std::exchange(text_, std::move(outer)));
    }
    place_ = outer_place;
    text_.add_row(std::move(cells));
  }

  // A list in a list has the outer one's style where it names none.
  void add_list(const pugi::xml_node& list, int depth) {
    const Place outer = place_;
    const std::string_view style = attribute_of(list, "style-name");
    if (!style.empty()) place_.list = style;
    ++place_.level;
    if (outer.level < 0 && attribute_of(list, "continue-numbering") != "true" &&
        attribute_of(list, "continue-list").empty())
      counts_.erase(place_.list);
    for (const pugi::xml_node& node : list.children()) {
      const std::string_view name = local_name(node.name());
      if (name != "list-item" && name != "list-header") continue;
      place_.header = name == "list-header";
      place_.item = !place_.header;
      if (const std::string_view start = attribute_of(node, "start-value"); !start.empty())
        count() = static_cast<int>(std::clamp(number_of(start), 1.0, 1e6)) - 1;
      add_blocks(node, depth + 1);
    }
    place_ = outer;
    place_.item = false;
  }

  // How far the list has counted on its level.
  int& count() {
    const auto [entry, fresh] = counts_.try_emplace(place_.list);
    auto& counts = entry->second;
    if (fresh) {
      for (int i = 0; i < kLevels; ++i)
        counts[static_cast<size_t>(i)] = styles_.list_level(place_.list, i).start - 1;
    }
    return counts[static_cast<size_t>(std::min(place_.level, kLevels - 1))];
  }

  // Of the item that begins here; 0 where none does, or one with a bullet.
  int next_number() {
    if (!place_.item || !list_level().numbered) return 0;
    const int number = std::max(++count(), 1);
    auto& counts = counts_[place_.list];
    for (int i = place_.level + 1; i < kLevels; ++i)
      counts[static_cast<size_t>(i)] = styles_.list_level(place_.list, i).start - 1;
    return number;
  }

  void add_paragraph(const pugi::xml_node& paragraph, int depth) {
    const std::string_view style = attribute_of(paragraph, "style-name");
    std::vector<pugi::xml_node> outer = std::exchange(boxes_, {});
    TextBlock block;
    Look look;
    look.strong = styles_.is_strong_by_hand(style);
    look.emphasis = styles_.is_emphasis_by_hand(style);
    look.fixed = !fixed_everywhere_ && styles_.is_fixed(style);
    look.hidden = styles_.is_hidden(style);
    if (!is_hidden_paragraph(paragraph)) add_text(paragraph, look, &block, depth);
    tell_kind(local_name(paragraph.name()) == "h", style, &block);
    text_.add(std::move(block));
    for (const pugi::xml_node& box : std::exchange(boxes_, std::move(outer)))
      add_blocks(box, depth + 1);
  }

  static bool is_hidden_paragraph(const pugi::xml_node& paragraph) {
    return attribute_of(child_of(paragraph, "hidden-paragraph"), "is-hidden") == "true";
  }

  void tell_kind(bool heading, std::string_view style, TextBlock* block) {
    const auto is_title = [](std::string_view name) { return name == "Title"; };
    const auto is_heading = [](std::string_view name) {
      return name.starts_with("Heading ") && name.size() > 8 && ascii::is_digit(name[8]);
    };
    const int number = next_number();
    if (styles_.any_name(style, is_title)) {
      block->kind = TextBlock::kTitle;
    } else if (heading || styles_.any_name(style, is_heading)) {
      block->kind = TextBlock::kHeading;
    } else if (place_.level >= 0 && !place_.header && !list_level().bare) {
      block->kind = TextBlock::kItem;
      block->level = place_.level;
      block->goes_on = !place_.item;
      block->number = number;
    } else if (place_.level < 0 && (styles_.any_name(style, is_code_style) || is_fixed(*block))) {
      block->kind = TextBlock::kCode;
    }
    place_.item = false;
  }

  OdtStyles::ListLevel list_level() const { return styles_.list_level(place_.list, place_.level); }

  void add_text(const pugi::xml_node& parent, const Look& look, TextBlock* block, int depth) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node.name());
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        append(squeezed_blanks(node.value(), block), look, block);
      } else if (name == "s") {
        const double count = std::clamp(number_of(attribute_of(node, "c")), 1.0, 1.0 * kMaxBlanks);
        append(std::string(static_cast<size_t>(count), ' '), look, block);
      } else if (name == "tab") {
        append("\t", look, block);
      } else if (name == "line-break") {
        append("\n", look, block);
      } else if (name == "span") {
        add_text(node, look_within(look, node), block, depth + 1);
      } else if (name == "a") {
        Look link = look;
        if (link.url.empty()) link.url = web_address(attribute_of(node, "href"));
        add_text(node, link, block, depth + 1);
      } else if (name == "frame" || name == "custom-shape" || name == "g") {
        boxes_.push_back(node);
      } else if (attribute_of(node, "display") != "none" && !is_one_of(name, kNoText)) {
        add_text(node, look, block, depth + 1);
      }
    }
  }

  Look look_within(Look look, const pugi::xml_node& span) const {
    const std::string_view style = attribute_of(span, "style-name");
    look.strong = look.strong || styles_.is_strong(style);
    look.emphasis = look.emphasis || styles_.is_emphasis(style);
    look.hidden = look.hidden || styles_.is_hidden(style);
    look.fixed = look.fixed || (!fixed_everywhere_ && styles_.is_fixed(style));
    return look;
  }

  // White space of the file is one blank, and none behind another; what is meant has elements of its own.
  static std::string squeezed_blanks(std::string_view text, const TextBlock* block) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    std::string out;
    bool behind = block->runs.empty() || block->runs.back().text.ends_with(' ');
    for (const char c : text) {
      const bool blank = is_blank(c);
      if (!blank) out += c;
      if (blank && !behind) out += ' ';
      behind = blank;
    }
    return out;
  }

  static void append(std::string text, const Look& look, TextBlock* block) {
    if (look.hidden || text.empty()) return;
    block->runs.push_back({std::move(text), look.strong, look.emphasis, look.fixed, look.url});
  }

  // A frame of text; of a picture nothing.
  void add_box(const pugi::xml_node& node, int depth) {
    if (depth > kMaxXmlDepth) return;
    const Place outer = std::exchange(place_, Place());
    const pugi::xml_node box = child_of(node, "text-box");
    add_blocks(box ? box : node, depth + 1);
    place_ = outer;
  }

  static constexpr int kLevels = 10;

  const OdtStyles& styles_;
  const bool fixed_everywhere_;  // then it tells nothing
  BlockText text_;
  Place place_;
  std::map<std::string, std::array<int, kLevels>> counts_;  // by list style
  std::vector<pugi::xml_node> boxes_;  // of the paragraph that is read; their texts come behind it
};

Reading read_members(const Input& input, const ZipMembers& members) {
  require_no_password(members);
  pugi::xml_document content, more;
  parse_member(members, "content.xml", &content);
  parse_if_there(members, "styles.xml", &more);
  const pugi::xml_node root = child_of(content, "document-content");
  OdtStyles styles;
  styles.read(root);
  styles.read(child_of(more, "document-styles"));
  return OdtReader(styles)
      .read(child_of(child_of(root, "body"), "text"))
      .reading_of(input, odf_title(members));
}

bool recognizes_odt(const Input& input) {
  return is_odf(input, "text", "odt") && note_place(input.name).tells_of_notes();
}

Reading read_odt(const Input& input) { return read_package(input, wanted, read_members); }
}  // namespace

const Format kOdt = {"odt", "OpenDocument text", recognizes_odt, read_odt};

}  // namespace plumbline
