// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/place.h"

#include <algorithm>
#include <string>

#include "indexer/text/path.h"
#include "schema/is_one_of.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {

constexpr std::string_view kVague[] = {
    "abstract", "abstracts", "assets", "captions", "deck", "decks", "description", "files",
    "handout", "index", "main", "minutes", "notes", "pdf", "pdfs", "presentation", "presentations",
    "proposal", "proposals", "public", "readme", "slide", "slides", "src", "subs", "subtitles",
    "talk", "talks", "text", "transcript", "transcription", "transcripts", "video", "videos",
    // languages, of subtitles
    "de", "en", "es", "fr", "ja", "ko", "nl", "pt", "ru", "zh"};
}  // namespace

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
