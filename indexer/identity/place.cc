// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/place.h"

#include <algorithm>
#include <string>

#include "indexer/sources/programme/text.h"
#include "indexer/text/path.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
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

constexpr std::size_t kYouTubeId = 11;

// Of random letters, as "Slides-2023" is not.
bool is_youtube_id(std::string_view text) {
  constexpr std::ptrdiff_t kFewest = 2;
  const auto is_upper = [](char c) { return ascii::lower(c) != c; };
  return text.size() == kYouTubeId &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_'; }) &&
         std::count_if(text.begin(), text.end(), is_upper) >= kFewest;
}
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

RecordingName recording_name(std::string_view stem) {
  const std::size_t bracket = stem.rfind('[');
  if (bracket == stem.npos || !stem.ends_with(']')) return {stem, {}};
  const std::string_view id = stem.substr(bracket + 1, stem.size() - bracket - 2);
  if (!is_youtube_id(id)) return {stem, {}};
  return {ascii::trimmed(stem.substr(0, bracket)), id};
}

}  // namespace plumbline
