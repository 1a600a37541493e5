// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/talk_finder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/check/calendar.h"
#include "indexer/check/similar.h"
#include "indexer/identity/recorded_title.h"
#include "indexer/identity/subtitle.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/path.h"
#include "schema/text/address_key.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"
#include "schema/text/name_key.h"
#include "schema/text/percent.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
constexpr std::size_t kLongestName = 5;  // words of a person's name

// The last words of an address, without what tells its kind: "klint" of ".../2023/klint.pdf?x=1", "my-deck" of
// ".../My%20Deck.pdf".
std::string key_of_address(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return slug_of(clean_utf8(stem_of(percent_decoded(last_part(url)))));
}

// "lpc.events/event/17/contributions/9/a b.pdf" of "https://lpc.events/event/17/contributions/9/a%20b.pdf?x".
std::string place_of_address(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return clean_utf8(percent_decoded(url));
}

// "klint" of "2023-11-14-klint"; what does not begin with a day as it is.
std::string without_day(const std::string& key) {
  const std::size_t day = leading_day(key).size() + leading_short_day(key).size();
  return day > 0 && key.size() > day + 1 && key[day] == '-' ? key.substr(day + 1) : key;
}

// True where years stand in a text and none of them is that one.
bool names_other_year(std::string_view text, std::string_view year) {
  const std::string slug = slug_of(text);
  const std::vector<std::string_view> words = split(slug, '-');
  return !year.empty() && std::any_of(words.begin(), words.end(), is_year) &&
         std::find(words.begin(), words.end(), year) == words.end();
}

// A key that says too little to find a talk by: "slides", "12".
bool says_nothing(std::string_view key) {
  return is_vague(key) || key.find_first_not_of("0123456789-") == key.npos;
}
}  // namespace

TalkFinder::TalkFinder(const Corpus& corpus) {
  for (const Source& source : corpus.sources) {
    if (source.kind == SourceKind::kEvent) {
      for (const std::string& name : {source.slug, source.title, source.short_name})
        events_[source.slug].insert(slug_of(name));
    }
    if (source.kind == SourceKind::kTalk) add(source);
  }
}

Talks TalkFinder::find(const Source& part) const {
  Talks alike;
  const std::string file = slug_of(stem_of(part.name)), undated = without_day(file),
                    named = slug_of(place_of(part.name).talk);
  const RecordingName recording = recording_name(stem_of(part.name));
  // A single word is the slug of a talk before it is a title.
  const bool of_words = slug_of(recording.title).find('-') != std::string::npos;
  for (Talks talks : {by_identity(part, file), by_copied_address(part), by_links(part),
                      by_recording(recording.id), by_file(part, file), by_identity(part, undated),
                      by_file(part, undated), by_identity(part, named), by_file(part, named),
                      by_directory(part), by_title(part, by_title_, part.title),
                      of_words ? by_title(part, by_title_, recording.title) : Talks(),
                      by_part_of_title(part, by_title_, part.title),
                      by_part_of_title(part, by_title_, recording.title),
                      by_short_title(part, recording), by_speaker(part, file)}) {
    if (!alike.empty()) std::erase_if(talks, [&](const auto& talk) { return !alike.count(talk); });
    if (talks.size() == 1) return talks;
    if (!talks.empty()) alike = std::move(talks);
  }
  return alike;
}

void TalkFinder::add(const Source& talk) {
  slugs_.insert(talk.slug);
  const std::string event = talk.slug.substr(0, talk.slug.find('/'));
  const std::string own(last_part(talk.slug));
  by_key_[own].insert(talk.slug);
  by_key_[event + "-" + own].insert(talk.slug);
  by_title_[letters_of(talk.title)].insert(talk.slug);
  for (const std::string_view title : without_subtitle(talk.title))
    by_short_title_[letters_of(title)].insert(talk.slug);
  for (const Word& speaker : talk.speakers) {
    if (std::string name = slug_of(speaker.text); name.find('-') != name.npos)
      by_speaker_[std::move(name)].insert(talk.slug);
  }
  for (const std::string& file : talk.files) {
    const std::string key = slug_of(clean_utf8(stem_of(last_part(file))));
    if (!says_nothing(key)) by_key_[key].insert(talk.slug);
  }
  for (const SourceLink& link : talk.links) {
    by_recording_[address_key(link.url)].insert(talk.slug);
    by_place_[place_of_address(link.url)].insert(talk.slug);
    const std::string key = key_of_address(link.url);
    if (!says_nothing(key)) by_key_[key].insert(talk.slug);
  }
}

// Its slug, which its front matter or its path gave, or the event of its directory.
Talks TalkFinder::by_identity(const Source& part, const std::string& file) const {
  if (slugs_.count(part.slug) > 0) return {part.slug};
  const std::string slug = event_of(part) + "/" + file;
  return slugs_.count(slug) > 0 ? Talks{slug} : Talks{};
}

Talks TalkFinder::by_file(const Source& part, const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() || says_nothing(key) ? Talks{} : of_event(part, found->second);
}

// Of a copy of a site, as wget makes it: the file is what a link leads to, or lies below a talk's page. The longest
// such address decides.
Talks TalkFinder::by_copied_address(const Source& part) const {
  constexpr std::size_t kFewest = 3;   // parts of an address, since "talks/1" may be anyone's
  constexpr std::size_t kDeepest = 4;  // below a page: "attachments/1/2/Deck.pdf"
  std::vector<std::string_view> parts = directories_of(part.name);
  parts.push_back(last_part(part.name));
  for (std::size_t end = parts.size(); end >= kFewest && end + kDeepest >= parts.size(); --end) {
    std::string place;
    for (std::size_t begin = end; begin-- > 0;) {
      place = std::string(parts[begin]) + (place.empty() ? "" : "/" + place);
      if (end - begin < kFewest) continue;
      const auto found = by_place_.find(place);
      if (found != by_place_.end() && found->second.size() == 1) return found->second;
    }
  }
  return {};
}

// Of the innermost directory that is called like a talk, in several words: "fosdem-2025-1675-klint/slides/22/Deck.pdf".
Talks TalkFinder::by_directory(const Source& part) const {
  const std::vector<std::string_view> directories = directories_of(part.name);
  for (auto at = directories.rbegin(); at != directories.rend(); ++at) {
    const std::string key = slug_of(*at);
    if (key.find('-') == std::string::npos || events_.count(key) > 0) continue;
    if (Talks talks = by_file(part, key); !talks.empty()) return talks;
  }
  return {};
}

// The recording that its head names, or that it tells of.
Talks TalkFinder::by_links(const Source& part) const {
  for (const SourceLink& link : part.links) {
    const auto found = by_recording_.find(address_key(link.url));
    if (link.key == "video" && found != by_recording_.end()) return found->second;
  }
  return {};
}

Talks TalkFinder::by_recording(std::string_view id) const {
  const auto found = by_recording_.find(address_key("https://youtu.be/" + std::string(id)));
  return id.empty() || found == by_recording_.end() ? Talks{} : found->second;
}

Talks TalkFinder::by_title(const Source& part, const ByName& titles, std::string_view title) const {
  const auto found = titles.find(letters_of(title));
  const bool known = found != titles.end() && !found->first.empty();
  return known ? of_event(part, found->second) : Talks{};
}

// "LPC 2023 - Klint: a lint | Gary Guo". A talk of another year than all that stand beside its title is not meant, and a
// title of one word must have its event or a speaker beside it.
Talks TalkFinder::by_part_of_title(const Source& part, const ByName& titles,
                                   std::string_view title) const {
  for (const TitleRun& run : runs_of_title(title)) {
    Talks talks = by_title(part, titles, run.text);
    const Talks speakers = run.is_word() && !talks.empty() ? of_speakers(run.rest) : Talks();
    std::erase_if(talks, [&](const std::string& talk) {
      const std::string event = talk.substr(0, talk.find('/'));
      return names_other_year(run.rest, year_of_slug(event)) ||
             (run.is_word() && !names_event(run.rest, event) && !speakers.contains(talk));
    });
    if (!talks.empty()) return talks;
  }
  return {};
}

// Of a recording, whose title has no subtitle: "Glidesort" of "Glidesort: Stable Sorting". It must tell the event, since
// half of a title says little.
Talks TalkFinder::by_short_title(const Source& part, const RecordingName& recording) const {
  const bool of_recording = !recording.id.empty() || part.format == kRecordingFormat;
  if (!of_recording || event_of(part).empty()) return {};
  for (const std::string_view title : {std::string_view(part.title), recording.title}) {
    for (Talks talks :
         {by_title(part, by_short_title_, title), by_part_of_title(part, by_short_title_, title)})
      if (!talks.empty()) return talks;
  }
  return {};
}

// "Gary Guo - LPC.pdf", or a deck whose head names its author. Notes may be about a person, and a recording with another
// title is of another talk.
Talks TalkFinder::by_speaker(const Source& part, const std::string& file) const {
  if (part.kind != SourceKind::kSlides) return {};
  Talks talks = of_speakers(file);
  for (const Word& speaker : part.speakers) talks.merge(of_speakers(speaker.text));
  std::erase_if(talks, [&](const std::string& talk) {
    return names_other_year(file, year_of_slug(talk.substr(0, talk.find('/'))));
  });
  return of_event(part, talks);
}

// All talks of those who are named in a text, by name and surname or the other way round.
Talks TalkFinder::of_speakers(std::string_view text) const {
  Talks talks;
  const std::string slug = slug_of(text);
  const std::vector<std::string_view> words = split(slug, '-');
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::string name(words[begin]);
    for (std::size_t i = begin + 1; i < std::min(words.size(), begin + kLongestName); ++i) {
      const std::string_view last = words[i];
      const auto add = [&](const std::string& each) {
        const auto found = by_speaker_.find(each);
        if (found != by_speaker_.end()) talks.insert(found->second.begin(), found->second.end());
      };
      add(std::string(last) + "-" + name);
      add(name += "-" + std::string(last));
    }
  }
  return talks;
}

// "FOSDEM 2023", within whatever else stands there.
bool TalkFinder::names_event(std::string_view text, const std::string& event) const {
  const auto names = events_.find(event);
  const std::string words = "-" + slug_of(text) + "-";
  return names != events_.end() &&
         std::any_of(names->second.begin(), names->second.end(), [&](const std::string& name) {
           return !name.empty() && words.find("-" + name + "-") != std::string::npos;
         });
}

// The event that it names or in whose directory it lies; "" where there is no such event.
std::string TalkFinder::event_of(const Source& part) const {
  if (events_.count(part.event) > 0) return part.event;
  const std::vector<std::string_view> directories = directories_of(part.name);
  for (auto at = directories.rbegin(); at != directories.rend(); ++at) {
    const std::string event = slug_of(*at);
    if (events_.count(event) > 0) return event;
  }
  return "";
}

// Those of its event, where it has one and they are not all elsewhere.
Talks TalkFinder::of_event(const Source& part, const Talks& talks) const {
  const std::string event = event_of(part);
  Talks own;
  for (const std::string& talk : talks) {
    if (!event.empty() && talk.starts_with(event + "/")) own.insert(talk);
  }
  return event.empty() ? talks : own;
}

}  // namespace plumbline
