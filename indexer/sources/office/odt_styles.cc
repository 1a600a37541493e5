// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/odt_styles.h"

#include <algorithm>

#include "indexer/sources/block_text.h"
#include "indexer/sources/office/looks.h"
#include "indexer/sources/office/xml.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr int kMaxBases = 16;

// "Heading 1" of "Heading_20_1".
std::string shown_name(std::string_view name) {
  std::string shown;
  for (size_t at = 0; at < name.size(); ++at) {
    const bool blank = name.substr(at).starts_with("_20_");
    shown += blank ? ' ' : name[at];
    if (blank) at += 3;
  }
  return shown;
}

std::string_view weight(const pugi::xml_node& text) { return attribute_of(text, "font-weight"); }
std::string_view slant(const pugi::xml_node& text) { return attribute_of(text, "font-style"); }

bool is_bold(std::string_view weight) { return weight == "bold" || number_of(weight) >= 600; }
bool is_slanted(std::string_view slant) { return slant == "italic" || slant == "oblique"; }
}  // namespace

void OdtStyles::read(const pugi::xml_node& root) {
  for (const pugi::xml_node& face : child_of(root, "font-face-decls").children()) {
    const std::string_view family = attribute_of(face, "font-family");
    if (attribute_of(face, "font-pitch") == "fixed" || is_fixed_font(family))
      fixed_fonts_.emplace(attribute_of(face, "name"));
  }
  const pugi::xml_node automatic = child_of(root, "automatic-styles");
  for (const pugi::xml_node& style : automatic.children())
    automatic_.emplace(attribute_of(style, "name"));
  read_styles(automatic);
  read_styles(child_of(root, "styles"));
}

void OdtStyles::read_styles(const pugi::xml_node& styles) {
  for (const pugi::xml_node& style : styles.children()) {
    const std::string_view kind = local_name(style.name());
    if (kind == "style") styles_.emplace(attribute_of(style, "name"), style);
    if (kind == "list-style") read_list(style);
  }
}

void OdtStyles::read_list(const pugi::xml_node& list) {
  const auto [entry, fresh] =
      lists_.emplace(attribute_of(list, "name"), std::array<ListLevel, 10>());
  if (!fresh) return;
  for (const pugi::xml_node& node : list.children()) {
    const double level = number_of(attribute_of(node, "level"));
    if (level < 1 || level > 10) continue;
    ListLevel& out = entry->second[static_cast<size_t>(level) - 1];
    const bool number = local_name(node.name()) == "list-level-style-number";
    out.numbered = number && !attribute_of(node, "num-format").empty();
    out.bare = number && !out.numbered;
    const std::string_view start = attribute_of(node, "start-value");
    out.start = start.empty() ? 1 : static_cast<int>(std::clamp(number_of(start), 0.0, 1e6));
  }
}

std::string_view OdtStyles::first(std::string_view name, Property property) const {
  for (int i = 0; i < kMaxBases && !name.empty(); ++i) {
    const auto style = styles_.find(name);
    if (style == styles_.end()) return {};
    const std::string_view value = property(child_of(style->second, "text-properties"));
    if (!value.empty()) return value;
    name = attribute_of(style->second, "parent-style-name");
  }
  return {};
}

std::string_view OdtStyles::by_hand(std::string_view name, Property property) const {
  const auto style = styles_.find(name);
  if (style == styles_.end() || !automatic_.contains(name)) return {};
  return property(child_of(style->second, "text-properties"));
}

bool OdtStyles::is_strong(std::string_view name) const { return is_bold(first(name, weight)); }

bool OdtStyles::is_emphasis(std::string_view name) const { return is_slanted(first(name, slant)); }

bool OdtStyles::is_strong_by_hand(std::string_view name) const {
  return is_bold(by_hand(name, weight));
}

bool OdtStyles::is_emphasis_by_hand(std::string_view name) const {
  return is_slanted(by_hand(name, slant));
}

bool OdtStyles::is_hidden(std::string_view name) const {
  return first(name, [](const pugi::xml_node& text) { return attribute_of(text, "display"); }) ==
         "none";
}

bool OdtStyles::is_fixed(std::string_view name) const {
  const std::string_view font = first(name, [](const pugi::xml_node& text) {
    const std::string_view declared = attribute_of(text, "font-name");
    return declared.empty() ? attribute_of(text, "font-family") : declared;
  });
  return fixed_fonts_.contains(font) || is_fixed_font(font);
}

bool OdtStyles::any_name(std::string_view name, bool (*pick)(std::string_view shown)) const {
  for (int i = 0; i < kMaxBases && !name.empty(); ++i) {
    if (pick(shown_name(name))) return true;
    const auto style = styles_.find(name);
    if (style == styles_.end()) return false;
    name = attribute_of(style->second, "parent-style-name");
  }
  return false;
}

OdtStyles::ListLevel OdtStyles::list_level(std::string_view list, int level) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? ListLevel()
                               : found->second[static_cast<size_t>(std::clamp(level, 0, 9))];
}

}  // namespace plumbline
