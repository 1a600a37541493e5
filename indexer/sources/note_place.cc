// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/note_place.h"

#include <algorithm>
#include <vector>

#include "indexer/sources/programme/text.h"
#include "indexer/text/path.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {
constexpr std::string_view kOfARepository[] = {"changelog", "code-of-conduct", "contributing",
                                               "license",   "readme",          "release-notes"};

constexpr std::string_view kNotes[] = {"notes", "minutes", "meetings"};
constexpr std::string_view kTranscripts[] = {"transcripts", "transcript", "transcriptions",
                                             "subtitles", "captions"};

constexpr std::string_view kSlides[] = {"deck", "decks", "presentation", "presentations", "slides"};
constexpr std::string_view kPages[] = {"pages"};
constexpr std::string_view kAbstracts[] = {"abstract", "abstracts", "proposal", "proposals"};

template <class List>
bool has_word_of(std::string_view directory, const List& list) {
  const std::string slug = slug_of(directory);
  const std::vector<std::string_view> words = split(slug, '-');
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return is_one_of(word, list); });
}

// Also of "2023_11_15" and "20231115".
std::string day_at_start(std::string_view name) {
  if (std::string day(leading_short_day(name)); !day.empty())
    return day.insert(6, "-").insert(4, "-");
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', '-');
  return std::string(leading_day(text));
}

// The day with which a name begins, else that with which it ends: "agenda-2023-11-15".
std::string day_of(std::string_view name) {
  std::string day = day_at_start(name);
  for (const std::size_t size : {std::size_t{10}, std::size_t{8}}) {
    if (!day.empty() || name.size() <= size) break;
    const std::size_t at = name.size() - size;
    if (!ascii::is_digit(name[at - 1])) day = day_at_start(name.substr(at));
  }
  return day;
}

void look_at(std::string_view name, NotePlace* place) {
  place->in_notes = place->in_notes || has_word_of(name, kNotes);
  place->in_transcripts = place->in_transcripts || has_word_of(name, kTranscripts);
  place->in_slides = place->in_slides || has_word_of(name, kSlides);
  place->in_pages = place->in_pages || has_word_of(name, kPages);
  place->in_abstracts = place->in_abstracts || has_word_of(name, kAbstracts);
  if (std::string day = day_of(name); !day.empty()) place->day = std::move(day);
}

bool is_of_a_repository(std::string_view file) {
  return is_one_of(slug_of(file.substr(0, file.find('.'))), kOfARepository);
}
}  // namespace

NotePlace note_place(std::string_view name) {
  NotePlace place;
  place.of_repository = is_of_a_repository(last_part(name));
  if (place.of_repository) return place;
  for (const std::string_view directory : directories_of(name)) look_at(directory, &place);
  look_at(stem_of(name), &place);
  place.dated = !day_at_start(last_part(name)).empty();
  return place;
}

}  // namespace plumbline
