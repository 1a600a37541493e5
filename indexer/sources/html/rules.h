// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/html/rules.h: what tame.h makes of each element.
#pragma once

#include <string_view>

namespace plumbline {

enum class HtmlRole { kSkip, kBlock, kInline, kVoid, kRow, kCell, kPicture };

struct HtmlRule {
  HtmlRole role;
  std::string_view name;  // what it becomes
};

// nullptr for one that loses its tags and keeps its text. Names are in small letters.
const HtmlRule* html_rule_of(std::string_view name);

// Elements that a parser closes where the next one begins, so they do not nest.
inline bool ends_by_itself(std::string_view name) { return name == "p" || name == "li"; }

}  // namespace plumbline
