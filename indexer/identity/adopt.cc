// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/adopt.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "indexer/sources/programme/text.h"
#include "schema/text/ascii.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

// "Our decks" of "Our decks/klint.pdf"; "talks" of a file that lies nowhere.
std::string directory_of(const Source& part) {
  const std::string directory = fs::path(part.name).parent_path().filename().string();
  return slug_of(directory).empty() ? "talks" : directory;
}

Source event_of(const std::string& directory, const Source& part) {
  Source event;
  event.kind = SourceKind::kEvent;
  event.slug = event.series = slug_of(directory);
  event.title = event.short_name = directory;
  event.name = event.file = fs::path(part.name).parent_path().string();
  event.hash = part.hash;
  return event;
}

// "2024-03 klint intro" of "2024-03-klint-intro", with a capital letter where it begins with a small one.
std::string title_of_name(std::string name) {
  const auto is_digit_at = [&](std::size_t i) {
    return i < name.size() && ascii::is_digit(name[i]);
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool in_number = i > 0 && is_digit_at(i - 1) && is_digit_at(i + 1);
    if (name[i] == '_' || (name[i] == '-' && !in_number)) name[i] = ' ';
  }
  std::string title = squeezed(name);
  if (!title.empty()) title[0] = ascii::upper(title[0]);
  return title;
}

// Subtitles have no title of their own.
std::string title_of(const Source& part, const std::string& name) {
  const bool by_name = part.kind == SourceKind::kTranscript || part.title.empty();
  const std::string title = by_name ? title_of_name(name) : part.title;
  return title.empty() ? part.title : title;
}

Source talk_of(const std::string& event, const Source& part) {
  const std::string file = fs::path(part.name).filename().string();
  const std::string name = file.substr(0, file.find('.', 1)), slug = slug_of(name);
  Source talk;
  talk.event = event;
  talk.slug = event + "/" + (slug.empty() ? "talk" : slug);
  talk.title = title_of(part, name);
  talk.format = "talk";
  talk.abstract = "title-only";
  talk.name = part.name;
  talk.file = part.file;
  talk.hash = part.hash;
  talk.lang = part.lang;
  talk.date = part.date;
  talk.speakers = part.speakers;
  return talk;
}
}  // namespace

void adopt_parts(Corpus* corpus, Problems* problems) {
  const bool any_talk = std::any_of(corpus->sources.begin(), corpus->sources.end(),
                                    [](const Source& s) { return s.kind == SourceKind::kTalk; });
  if (any_talk) return;
  std::map<std::string, Source> events, talks;
  for (Source& part : corpus->sources) {
    if (!is_part(part.kind) || part.has("event")) continue;
    const std::string directory = directory_of(part);
    Source event = event_of(directory, part);
    Source talk = talk_of(event.slug, part);
    part.slug = talk.slug;
    part.event = event.slug;
    if (!corpus->find(SourceKind::kEvent, event.slug) && events.emplace(event.slug, event).second) {
      problems->push_back(
          {Severity::kWarning, part.file, 0,
           "no programme: each file of this directory is taken for a talk of its own; "
           "name a programme beside it"});
    }
    talks.emplace(talk.slug, std::move(talk));
  }
  for (auto* made : {&events, &talks}) {
    for (auto& [slug, source] : *made) corpus->sources.push_back(std::move(source));
  }
  corpus->sort();
}

}  // namespace plumbline
