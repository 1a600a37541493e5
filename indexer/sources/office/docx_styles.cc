// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/docx_styles.h"

#include <algorithm>

#include "indexer/sources/block_text.h"
#include "indexer/sources/office/looks.h"
#include "indexer/sources/office/xml.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
constexpr int kMaxBases = 16;

int whole_number(std::string_view text, int otherwise) {
  return text.empty() ? otherwise : static_cast<int>(std::clamp(number_of(text), -1e6, 1e6));
}

std::string_view font_of(const pugi::xml_node& run_properties) {
  return attribute_of(child_of(run_properties, "rFonts"), "ascii");
}
using Nodes = std::map<std::string, pugi::xml_node, std::less<>>;

bool is_heading(const std::string& name, const pugi::xml_node& properties) {
  const std::string_view outline = value_of(properties, "outlineLvl");
  const bool named = name.starts_with("heading ") && name.size() > 8 && ascii::is_digit(name[8]);
  return named || (!outline.empty() && whole_number(outline, 9) < 9);
}

void take_letters(const pugi::xml_node& properties, DocxStyle* style) {
  if (!style->strong) style->strong = toggle_of(properties, "b");
  if (!style->emphasis) style->emphasis = toggle_of(properties, "i");
  if (!style->hidden) style->hidden = toggle_of(properties, "vanish");
  if (style->font.empty()) style->font = font_of(properties);
}

// From the style to those that it is based on.
DocxStyle resolved(const Nodes& nodes, std::string_view id) {
  DocxStyle style;
  for (int i = 0; i < kMaxBases && !id.empty(); ++i) {
    const auto node = nodes.find(id);
    if (node == nodes.end()) break;
    const std::string name = ascii::lower(value_of(node->second, "name"));
    const pugi::xml_node properties = child_of(node->second, "pPr");
    const pugi::xml_node place = child_of(properties, "numPr");
    style.contents = style.contents || name.starts_with("toc ") || name == "table of figures";
    style.title = style.title || name == "title";
    style.code = style.code || is_code_style(name);
    style.heading = style.heading || is_heading(name, properties);
    if (style.number.list.empty())
      style.number = {std::string(value_of(place, "numId")),
                      whole_number(value_of(place, "ilvl"), 0)};
    take_letters(child_of(node->second, "rPr"), &style);
    id = value_of(node->second, "basedOn");
  }
  return style;
}

const DocxStyle& style_in(const std::map<std::string, DocxStyle, std::less<>>& styles,
                          std::string_view id) {
  static const DocxStyle none;
  const auto found = styles.find(id);
  return found == styles.end() ? none : found->second;
}
}  // namespace

std::string_view value_of(const pugi::xml_node& node, std::string_view child) {
  return attribute_of(child_of(node, child), "val");
}

std::optional<bool> toggle_of(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node node = child_of(properties, name);
  if (!node) return std::nullopt;
  const std::string_view value = attribute_of(node, "val");
  return value != "0" && value != "false" && value != "off";
}

DocxStyles::DocxStyles(const pugi::xml_document& xml) {
  const pugi::xml_node root = child_of(xml, "styles");
  const pugi::xml_node defaults = child_of(child_of(root, "docDefaults"), "rPrDefault");
  default_font_ = font_of(child_of(defaults, "rPr"));
  Nodes nodes;
  for (const pugi::xml_node& style : root.children()) {
    if (local_name(style.name()) != "style") continue;
    const std::string id(attribute_of(style, "styleId"));
    const std::string_view by_default = attribute_of(style, "default");
    if (attribute_of(style, "type") == "paragraph" && (by_default == "1" || by_default == "true"))
      default_paragraph_ = id;
    nodes.emplace(id, style);
  }
  for (const auto& [id, node] : nodes) styles_.emplace(id, resolved(nodes, id));
  if (const std::string& font = of_paragraph("").font; !font.empty()) default_font_ = font;
}

const DocxStyle& DocxStyles::of_paragraph(std::string_view id) const {
  return style_in(styles_, id.empty() ? default_paragraph_ : id);
}

const DocxStyle& DocxStyles::of_letters(std::string_view id) const { return style_in(styles_, id); }

DocxLists::DocxLists(const pugi::xml_document& xml) {
  for (const pugi::xml_node& node : child_of(xml, "numbering").children()) {
    const std::string_view name = local_name(node.name());
    if (name == "abstractNum") read_list(node);
    if (name == "num") read_use(node);
  }
  for (const auto& [id, style] : styled_) {
    const auto target = by_style_.find(style);
    if (target != by_style_.end() && target->second != id) lists_[id] = lists_[target->second];
  }
}

void DocxLists::read_list(const pugi::xml_node& node) {
  const std::string id(attribute_of(node, "abstractNumId"));
  List& list = lists_[id];
  for (const pugi::xml_node& child : node.children()) {
    const int level = whole_number(attribute_of(child, "ilvl"), -1);
    if (local_name(child.name()) != "lvl" || level < 0 || level >= kLevels) continue;
    list.levels[static_cast<std::size_t>(level)] = {std::string(value_of(child, "numFmt")),
                                                    whole_number(value_of(child, "start"), 1)};
  }
  for (std::size_t i = 0; i < list.last.size(); ++i) list.last[i] = list.levels[i].start - 1;
  if (const std::string_view style = value_of(node, "styleLink"); !style.empty())
    by_style_.emplace(style, id);
  if (const std::string_view style = value_of(node, "numStyleLink"); !style.empty())
    styled_.emplace(id, style);
}

void DocxLists::read_use(const pugi::xml_node& node) {
  Use& use = uses_[std::string(attribute_of(node, "numId"))];
  use.list = value_of(node, "abstractNumId");
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view start = value_of(child, "startOverride");
    if (!start.empty())
      use.starts[whole_number(attribute_of(child, "ilvl"), 0)] = whole_number(start, 1);
  }
}

std::optional<int> DocxLists::next(const DocxNumber& place) {
  const auto use = uses_.find(place.list);
  if (use == uses_.end()) return 0;
  const auto list = lists_.find(use->second.list);
  if (list == lists_.end()) return 0;
  auto& last = list->second.last;
  if (!use->second.begun) {
    for (const auto& [level, start] : use->second.starts) {
      if (level >= 0 && level < kLevels) last[static_cast<std::size_t>(level)] = start - 1;
    }
    use->second.begun = true;
  }
  const auto level = static_cast<std::size_t>(std::clamp(place.level, 0, kLevels - 1));
  for (std::size_t i = level + 1; i < last.size(); ++i) last[i] = list->second.levels[i].start - 1;
  const std::string& format = list->second.levels[level].format;
  if (format == "none") return std::nullopt;
  if (format == "bullet" || format.empty()) return 0;
  return std::max(++last[level], 1);
}

}  // namespace plumbline
