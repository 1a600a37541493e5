// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/place.h"

#include <algorithm>
#include <string>

#include "schema/is_one_of.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {

constexpr std::string_view kVague[] = {
    "abstract", "captions", "deck", "decks", "files", "handout", "index", "minutes", "notes", "pdf",
    "pdfs", "presentation", "presentations", "readme", "slide", "slides", "subs", "subtitles",
    "talk", "talks", "text", "video", "videos", "transcription", "transcript", "transcripts",
    // languages, of subtitles
    "de", "en", "es", "fr", "ja", "ko", "nl", "pt", "ru", "zh"};
}  // namespace

std::string_view last_part(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string_view stem_of(std::string_view path) {
  const std::string_view file = last_part(path);
  return file.substr(0, file.find('.', 1));
}

std::vector<std::string_view> directories_of(std::string_view path) {
  std::vector<std::string_view> directories;
  for (std::size_t slash; (slash = path.find('/')) != path.npos; path.remove_prefix(slash + 1)) {
    const std::string_view name = path.substr(0, slash);
    if (!name.empty() && name != "." && name != "..") directories.push_back(name);
  }
  return directories;
}

bool is_vague(std::string_view name) {
  const std::string slug = slug_of(name);
  return slug.empty() || is_one_of(slug, kVague);
}

Place place_of(std::string_view path) {
  Place place{stem_of(path), directories_of(path)};
  std::erase_if(place.directories, is_vague);
  if (is_vague(place.talk) && !place.directories.empty()) {
    place.talk = place.directories.back();
    place.directories.pop_back();
  }
  return place;
}

}  // namespace plumbline
