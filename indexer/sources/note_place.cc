// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/note_place.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "indexer/sources/programme/text.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kOfARepository[] = {"readme", "contributing", "code_of_conduct",
                                               "license", "changelog"};

constexpr std::string_view kNotes[] = {"notes", "minutes", "meetings"};
constexpr std::string_view kTranscripts[] = {"transcripts", "transcript", "transcriptions",
                                             "subtitles", "captions"};

template <class List>
bool has_word_of(std::string_view directory, const List& list) {
  const std::string slug = slug_of(directory);
  const std::vector<std::string_view> words = split(slug, '-');
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return is_one_of(word, list); });
}

// Also of "2023_11_15.md".
std::string day_of(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', '-');
  return std::string(leading_day(text));
}

}  // namespace

NotePlace note_place(std::string_view name) {
  NotePlace place;
  for (size_t slash; (slash = name.find('/')) != name.npos; name.remove_prefix(slash + 1)) {
    const std::string_view directory = name.substr(0, slash);
    place.in_notes = place.in_notes || has_word_of(directory, kNotes);
    place.in_transcripts = place.in_transcripts || has_word_of(directory, kTranscripts);
    if (std::string day = day_of(directory); !day.empty()) place.day = std::move(day);
  }
  if (is_one_of(ascii::lower(name.substr(0, name.find('.'))), kOfARepository)) {
    place = {};
    place.of_repository = true;
    return place;
  }
  std::string day = day_of(name);
  place.dated = !day.empty();
  if (place.dated) place.day = std::move(day);
  return place;
}

}  // namespace plumbline
