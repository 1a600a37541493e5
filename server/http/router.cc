// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/router.h"

namespace plumbline {
namespace {

// Takes the first segment, with the "/" before it, off the path.
std::string_view take_segment(std::string_view* path) {
  const std::string_view segment = path->substr(0, path->find('/', 1));
  path->remove_prefix(segment.size());
  return segment.substr(1);
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>* captures) {
  captures->clear();
  while (!pattern.empty() && !path.empty()) {
    if (pattern == "/**" && path.size() > 1) {
      captures->emplace_back(path.substr(1));
      return true;
    }
    const std::string_view expected = take_segment(&pattern), segment = take_segment(&path);
    if (expected == "*" && !segment.empty()) {
      captures->emplace_back(segment);
    } else if (expected != segment) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

struct Split {
  std::string_view stem;
  Format format;
};

// "/topics/binder.json"; "/.json" has no stem and "/v1.2" no format.
std::optional<Split> split_suffix(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || path[dot - 1] == '/') return std::nullopt;
  const std::optional<Format> format = format_of_suffix(path.substr(dot));
  if (!format) return std::nullopt;
  return Split{path.substr(0, dot), *format};
}

}  // namespace

std::optional<RouteMatch> find_route(std::span<const Pattern> patterns, std::string_view path) {
  const std::optional<Split> split = split_suffix(path);
  RouteMatch match{};
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    match.index = i;
    if (split && patterns[i].formats.contains(split->format) &&
        fits(patterns[i].path, split->stem, &match.captures)) {
      match.suffix = split->format;
      match.path = split->stem;
      return match;
    }
    const bool is_suffixed = split && !patterns[i].formats.empty();  // a format it does not come in
    if (!is_suffixed && fits(patterns[i].path, path, &match.captures)) {
      match.path = path;
      return match;
    }
  }
  return std::nullopt;
}

}  // namespace plumbline
