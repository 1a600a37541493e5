// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/adopt.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "indexer/check/calendar.h"
#include "indexer/identity/place.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/path.h"
#include "schema/text/ascii.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {
// A year, a day or a number, which names no event by itself.
bool is_number(std::string_view name) {
  return name.find_first_not_of("0123456789-._ ") == name.npos;
}

// The directories that name an event, the outermost first: "lpc", "2023" of "slides/lpc/2023/klint.pdf".
using Path = std::vector<std::string>;

std::string joined(Path::const_iterator first, Path::const_iterator end) {
  std::string name;
  for (; first != end; ++first) name += (name.empty() ? "" : " ") + *first;
  return name;
}

// The innermost directory with a year outside of what was named: "lpc-2023" of "/srv/lpc-2023/slides/klint.pdf", where
// "slides" is a source, or "lpc-2023" is one and counts as a corpus. "" where there is none.
std::string event_around(const Source& part) {
  std::string event;
  for (const std::string_view name : place_of(part.file).directories) {
    if (!is_number(name) && !year_of_slug(slug_of(name)).empty()) event = name;
  }
  return event;
}

// Where all directories of a part are vague it is one around them that names its event, else the innermost of them.
Path path_of(const Source& part) {
  const PartPlace place = place_of(part.name);
  Path path(place.directories.begin(), place.directories.end());
  std::erase_if(path, [](const std::string& name) { return slug_of(name).empty(); });
  if (!path.empty()) return path;
  if (std::string event = event_around(part); !event.empty()) return {std::move(event)};
  for (const std::string_view name : directories_of(part.name)) {
    if (name != place.talk && !slug_of(name).empty()) path = {std::string(name)};
  }
  return path.empty() ? Path{"talks"} : path;
}

struct EventName {
  std::string title;   // "lpc 2023"
  std::string series;  // "lpc"
  std::string slug() const { return slug_of(title); }
};

// Each path is called after its innermost directories: one, and further ones while those are numbers alone or other
// paths have the same.
class EventNames {
 public:
  explicit EventNames(const Corpus& corpus) {
    for (const Source& part : corpus.sources) {
      if (is_adopted(part)) names_.emplace(path_of(part), EventName());
    }
    for (std::size_t depth = 1; !all_named(); ++depth) {
      std::map<std::string, int> paths;
      for (const auto& [path, name] : names_) ++paths[slug_of(innermost(path, depth))];
      for (auto& [path, name] : names_) {
        const std::string title = innermost(path, depth);
        const bool tells = paths[slug_of(title)] == 1 && !is_number(title);
        if (name.title.empty() && (tells || depth >= path.size()))
          name = {title, series_of(path, depth)};
      }
    }
  }

  static bool is_adopted(const Source& part) { return is_part(part.kind) && !part.has("event"); }

  const EventName& of(const Source& part) const { return names_.at(path_of(part)); }

 private:
  bool all_named() const {
    return std::none_of(names_.begin(), names_.end(),
                        [](const auto& entry) { return entry.second.title.empty(); });
  }

  static Path::const_iterator begin_of(const Path& path, std::size_t depth) {
    return path.end() - static_cast<std::ptrdiff_t>(std::min(depth, path.size()));
  }

  static std::string innermost(const Path& path, std::size_t depth) {
    return joined(begin_of(path, depth), path.end());
  }

  // Without the numbers at its end.
  static std::string series_of(const Path& path, std::size_t depth) {
    auto end = path.end();
    while (end - begin_of(path, depth) > 1 && is_number(*(end - 1))) --end;
    return slug_of(joined(begin_of(path, depth), end));
  }

  std::map<Path, EventName> names_;
};

Source event_of(const EventName& name, const Source& part) {
  Source event;
  event.kind = SourceKind::kEvent;
  event.slug = name.slug();
  event.series = name.series;
  event.title = event.short_name = name.title;
  event.name = event.file = std::filesystem::path(part.name).parent_path().string();
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

// Most subtitles have no title of their own.
std::string title_of(const Source& part, const std::string& name) {
  const bool by_name = part.title == kTranscriptTitle || is_vague(part.title);
  const std::string title = by_name ? title_of_name(name) : part.title;
  return title.empty() ? part.title : title;
}

Source talk_of(const std::string& event, const Source& part) {
  const RecordingName recording = recording_name(place_of(part.name).talk);
  const std::string name(recording.title), slug = slug_of(name);
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
  if (!recording.id.empty())
    talk.links = {{"video", "https://www.youtube.com/watch?v=" + std::string(recording.id), 0}};
  return talk;
}

// Of several parts the first that tells something counts.
void add_what_is_told(const Source& part, Source* talk) {
  if (talk->date.empty()) talk->date = part.date.empty() ? note_place(part.name).day : part.date;
  if (talk->speakers.empty()) talk->speakers = part.speakers;
  if (talk->links.empty()) talk->links = part.links;
}
}  // namespace

void adopt_parts(Corpus* corpus, Problems* problems) {
  const bool any_talk = std::any_of(corpus->sources.begin(), corpus->sources.end(),
                                    [](const Source& s) { return s.kind == SourceKind::kTalk; });
  if (any_talk) return;
  const EventNames names(*corpus);
  std::map<std::string, Source> events, talks;
  for (Source& part : corpus->sources) {
    if (!EventNames::is_adopted(part)) continue;
    Source event = event_of(names.of(part), part);
    Source talk = talk_of(event.slug, part);
    part.slug = talk.slug;
    part.event = event.slug;
    if (!corpus->find(SourceKind::kEvent, event.slug) && events.emplace(event.slug, event).second) {
      problems->push_back(
          {Severity::kWarning, part.file, 0,
           "no programme: each file of this directory is taken for a talk of its own; "
           "name a programme beside it"});
    }
    const std::string slug = talk.slug;
    add_what_is_told(part, &talks.emplace(slug, std::move(talk)).first->second);
  }
  for (auto* made : {&events, &talks}) {
    for (auto& [slug, source] : *made) corpus->sources.push_back(std::move(source));
  }
  corpus->sort();
}

}  // namespace plumbline
