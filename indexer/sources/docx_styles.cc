// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/docx_styles.h"

#include <algorithm>
#include <set>

#include "indexer/sources/office_xml.h"
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
  for (const pugi::xml_node& style : root.children()) {
    if (local_name(style.name()) != "style") continue;
    const std::string id(attribute_of(style, "styleId"));
    const std::string_view by_default = attribute_of(style, "default");
    if (attribute_of(style, "type") == "paragraph" && (by_default == "1" || by_default == "true"))
      default_paragraph_ = id;
    styles_.emplace(id, style);
  }
  if (const std::string_view font = this->font(default_paragraph_); !font.empty())
    default_font_ = font;
}

// From the style to those that it is based on, until `visit` gives true.
template <class Visit>
void DocxStyles::each_base(std::string_view id, Visit visit) const {
  std::string_view at = id;
  for (int i = 0; i < kMaxBases && !at.empty(); ++i) {
    const auto style = styles_.find(at);
    if (style == styles_.end() || visit(style->second)) return;
    at = value_of(style->second, "basedOn");
  }
}

bool DocxStyles::any_name(std::string_view id, bool (*pick)(std::string_view name)) const {
  bool found = false;
  each_base(id, [&](const pugi::xml_node& style) {
    return found = pick(ascii::lower(value_of(style, "name")));
  });
  return found;
}

int DocxStyles::heading_level(std::string_view id) const {
  constexpr std::string_view kHeading = "heading ";
  int level = 0;
  each_base(id, [&](const pugi::xml_node& style) {
    const std::string name = ascii::lower(value_of(style, "name"));
    if (name.starts_with(kHeading))
      level = whole_number(std::string_view(name).substr(kHeading.size()), 0);
    const std::string_view outline = value_of(child_of(style, "pPr"), "outlineLvl");
    if (level == 0 && !outline.empty()) level = whole_number(outline, 9) + 1;
    return level != 0;
  });
  return level >= 1 && level <= 9 ? level : 0;
}

DocxNumber DocxStyles::number(std::string_view id) const {
  DocxNumber number;
  each_base(id, [&](const pugi::xml_node& style) {
    const pugi::xml_node place = child_of(child_of(style, "pPr"), "numPr");
    number = {std::string(value_of(place, "numId")), whole_number(value_of(place, "ilvl"), 0)};
    return !number.list.empty();
  });
  return number;
}

std::optional<bool> DocxStyles::toggle(std::string_view id, std::string_view property) const {
  std::optional<bool> on;
  each_base(id, [&](const pugi::xml_node& style) {
    on = toggle_of(child_of(style, "rPr"), property);
    return on.has_value();
  });
  return on;
}

std::string_view DocxStyles::font(std::string_view id) const {
  std::string_view font;
  each_base(id, [&](const pugi::xml_node& style) {
    font = font_of(child_of(style, "rPr"));
    return !font.empty();
  });
  return font;
}

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
