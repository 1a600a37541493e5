// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/map.h: what the two programs agree on about the pictures of topics. The indexer makes room for
// labels that the server draws.
#pragma once

#include <string_view>

#include "schema/text/utf8.h"

namespace plumbline {

// The maps, as table map_place names them.
inline constexpr std::string_view kHomeMap = "home";    // few topics, for the home page
inline constexpr std::string_view kWholeMap = "whole";  // many

// Of a label, in units of the map; its letters are kMapFont high.
inline constexpr int kMapFont = 12;
inline constexpr int kMapLabelHeight = 22;

// With a number behind the title. An estimate for a sans-serif face, on the wide side.
inline int map_label_width(std::string_view title) {
  return static_cast<int>(static_cast<double>(count_code_points(title)) * 6.4) + 38;
}

}  // namespace plumbline
