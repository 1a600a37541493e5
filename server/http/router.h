// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/router.h: which route an address belongs to. Patterns are paths in which "*" stands
// for one segment, and "**" at the end for one or more; no regular expressions, whose cost a client could choose.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/negotiate.h"

namespace plumbline {

struct Pattern {
  std::string_view path;  // "/talks/*/*"
  Formats formats;  // that the path also comes in by suffix and Accept; empty: in its own only
};

struct RouteMatch {
  std::size_t index;                  // of the pattern
  std::vector<std::string> captures;  // what stands for each "*" or "**"; never empty strings
  std::optional<Format> suffix;       // that the path ended in
  std::string path;                   // without that suffix
};

// "/topics/binder.json" is the JSON of "/topics/*" where that comes as JSON; "/robots.txt" is
// itself.
std::optional<RouteMatch> find_route(std::span<const Pattern> patterns, std::string_view path);

}  // namespace plumbline
