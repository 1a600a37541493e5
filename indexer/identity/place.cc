// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/place.h"

#include <algorithm>
#include <string>

#include "indexer/sources/programme/text.h"
#include "indexer/text/path.h"
#include "schema/is_one_of.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {

constexpr std::string_view kVague[] = {
    "abstract", "abstracts", "assets", "captions", "chat", "deck", "decks", "description", "files",
    "handout", "index", "main", "minutes", "notes", "pdf", "pdfs", "presentation", "presentations",
    "proposal", "proposals", "public", "readme", "slide", "slides", "src", "subs", "subtitles",
    "talk", "talks", "text", "transcript", "transcription", "transcripts", "video", "videos",
    // how such a file was made
    "auto", "clean", "corrected", "draft", "edited", "final", "full", "generated", "raw",
    // languages, of subtitles
    "de", "en", "es", "fr", "ja", "ko", "nl", "pt", "ru", "zh"};
}  // namespace

bool is_vague(std::string_view name) {
  const std::string slug = slug_of(name);
  const std::vector<std::string_view> words = split(slug, '-');
  return slug.empty() || std::all_of(words.begin(), words.end(),
                                     [](std::string_view word) { return is_one_of(word, kVague); });
}

PartPlace place_of(std::string_view path) {
  PartPlace place{stem_of(path), directories_of(path)};
  std::erase_if(place.directories, is_vague);
  if (is_vague(place.talk) && !place.directories.empty()) {
    place.talk = place.directories.back();
    place.directories.pop_back();
  }
  return place;
}

}  // namespace plumbline
