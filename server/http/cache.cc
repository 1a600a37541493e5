// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/cache.h"

#include <ctime>

#include "schema/fingerprint.h"

namespace plumbline {

std::string entity_tag(std::string_view generation, std::string_view representation) {
  return "\"" + std::string(generation) + "-" + fingerprint(representation) + "\"";
}

std::string compressed_tag(std::string_view tag, std::string_view coding) {
  const std::string_view suffix = coding == "br" ? "-br\"" : "-gz\"";
  return std::string(tag.substr(0, tag.size() - 1)).append(suffix);
}

std::string matching_tag(std::string_view if_none_match, std::string_view tag) {
  const std::string compressed[] = {compressed_tag(tag, "gzip"), compressed_tag(tag, "br")};
  while (!if_none_match.empty()) {
    std::string_view item = if_none_match.substr(0, if_none_match.find(','));
    if_none_match.remove_prefix(std::min(if_none_match.size(), item.size() + 1));
    item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
    item = item.substr(0, item.find_last_not_of(" \t") + 1);
    if (item.starts_with("W/"))
      item.remove_prefix(2);  // a proxy that compressed may have weakened it
    if (item == tag) return std::string(tag);
    for (const std::string& other : compressed) {
      if (item == other) return other;
    }
  }
  return {};
}

std::string http_date(std::int64_t unix_seconds) {
  const std::time_t time = unix_seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

}  // namespace plumbline
