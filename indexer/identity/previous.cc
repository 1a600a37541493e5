// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/previous.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "indexer/check/similar.h"
#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/markup.h"

namespace plumbline {
namespace {

constexpr int kFewTalks = 4;
constexpr std::size_t kDayLength = 10;  // less is the event's, not the talk's own

std::string event_of(const Source& talk) { return talk.slug.substr(0, talk.slug.find('/')); }

Source talk_of(const Statement& row) {
  Source talk;
  talk.kind = SourceKind::kTalk;
  talk.slug = row.text(1);
  talk.event = event_of(talk);
  talk.title = row.text(2);
  talk.lang = row.text(3);
  talk.name = talk.file = row.text(4);
  talk.hash = row.text(5);
  if (row.view(6).size() == kDayLength) talk.date = row.text(6);
  talk.format = row.text(7);
  talk.start_time = row.text(8);
  talk.end_time = row.text(9);
  talk.room = row.text(10);
  talk.track = row.text(11);
  talk.abstract = row.text(12);
  talk.key = row.text(13);
  talk.zone = row.text(14);
  talk.start_utc = row.text(15);
  talk.withdrawn = row.integer(16) != 0;
  return talk;
}

// As it was before it was linked: links to other pages of the site are made anew.
RichText unlinked(RichText text) {
  std::erase_if(text.spans, [](const Span& span) {
    return span.kind == Span::kLink && span.target.find(':') == std::string::npos;
  });
  return text;
}

void read_sections(Database& db, std::int64_t id, Source* document) {
  Statement& passages = db.cached(sql::k_list_abstract);
  passages.bind(":document", id);
  while (passages.step()) {
    Section section;
    section.heading.text = passages.text(0);
    section.body = unlinked(unpack_markup(passages.view(1), passages.bytes(2)));
    document->sections.push_back(std::move(section));
  }
}

// Minutes that came with the programme. What has a file of its own is read from there.
void read_notes(Database& db, std::int64_t id, const Source& talk, std::vector<Source>* out) {
  Statement& parts = db.cached(sql::k_list_notes_of);
  parts.bind(":document", id).bind(":source", talk.name);
  std::vector<std::int64_t> ids;
  while (parts.step()) {
    ids.push_back(parts.integer(0));
    Source notes;
    notes.kind = SourceKind::kNotes;
    notes.slug = talk.slug;
    notes.event = talk.event;
    notes.key = talk.key;
    notes.name = notes.file = talk.name;
    notes.title = parts.text(1);
    notes.lang = parts.text(2);
    notes.hash = parts.text(3);
    out->push_back(std::move(notes));
  }
  for (std::size_t i = 0; i < ids.size(); ++i)
    read_sections(db, ids[i], &(*out)[out->size() - ids.size() + i]);
}

void read_details(Database& db, std::int64_t id, Source* talk) {
  Statement& speakers = db.cached(sql::k_list_speakers);
  speakers.bind(":document", id);
  while (speakers.step()) talk->speakers.push_back({speakers.text(0), 0});
  Statement& addresses = db.cached(sql::k_find_addresses);
  addresses.bind(":document", id);
  while (addresses.step()) {
    if (addresses.view(0) == "source") {
      talk->sources.push_back({addresses.text(1), 0});
    } else {
      talk->links.push_back({addresses.text(0), addresses.text(1), 0});
    }
  }
  read_sections(db, id, talk);
}

// Throws DatabaseError where it lacks a column.
PreviousPublication read_all(Database& db) {
  PreviousPublication previous;
  Statement talks = db.prepare(sql::k_list_talks);
  while (talks.step()) {
    Source talk = talk_of(talks);
    if (!talk.withdrawn) ++previous.talks_of[talk.event];
    if (talk.key.empty()) continue;
    read_details(db, talks.integer(0), &talk);
    read_notes(db, talks.integer(0), talk, &previous.programme_parts);
    previous.programme_talks.push_back(std::move(talk));
  }
  return previous;
}
}  // namespace

std::string programme_of(std::string_view key) {
  const auto family = key.find(':');
  return std::string(key.substr(0, family == key.npos ? family : key.find(':', family + 1)));
}

PreviousPublication read_previous(const std::string& path) {
  if (!std::filesystem::exists(path)) return {};
  try {
    Database db = Database::open_published(path);
    return read_all(db);
  } catch (const Error&) {
    PreviousPublication nothing;
    nothing.flaw = path + " of the run before is of a format that this program does not know, or " +
                   "damaged: which talks were withdrawn before is not known";
    return nothing;
  }
}

void keep_withdrawn(const PreviousPublication& previous, Corpus* corpus) {
  std::set<std::string> keys, programmes, titles, events, known_keys;
  std::map<std::string, Source*> by_slug;
  for (const Source& talk : previous.programme_talks) known_keys.insert(talk.key);
  for (Source& source : corpus->sources) {
    if (source.kind == SourceKind::kEvent) events.insert(source.slug);
    if (source.kind != SourceKind::kTalk) continue;
    by_slug[source.slug] = &source;
    if (source.key.empty()) continue;
    for (const std::string& key : source.merged_keys) {
      keys.insert(key);
      programmes.insert(programme_of(key));
    }
    keys.insert(source.key);
    programmes.insert(programme_of(source.key));
    if (known_keys.count(source.key) == 0)  // else it was there itself
      titles.insert(event_of(source) + " " + letters_of(source.title));
  }
  std::vector<Source> kept;
  std::set<std::string> gone;
  for (const Source& talk : previous.programme_talks) {
    const bool still_there =
        keys.count(talk.key) > 0 || titles.count(talk.event + " " + letters_of(talk.title)) > 0;
    if (still_there || programmes.count(programme_of(talk.key)) == 0) continue;
    if (const auto known = by_slug.find(talk.slug); known != by_slug.end()) {
      if (known->second->key.empty()) {
        known->second->withdrawn = true;
        known->second->key = talk.key;
      }
    } else if (events.count(talk.event) > 0) {
      kept.push_back(talk);
      kept.back().withdrawn = true;
      gone.insert(talk.slug);
    }
  }
  for (const Source& part : previous.programme_parts) {
    if (gone.count(part.slug) > 0) kept.push_back(part);
  }
  std::move(kept.begin(), kept.end(), std::back_inserter(corpus->sources));
  corpus->sort();
}

std::vector<std::string> shrunken_events(const PreviousPublication& previous,
                                         const Corpus& corpus) {
  std::map<std::string, int> now;
  for (const Source& source : corpus.sources) {
    if (source.kind == SourceKind::kTalk && !source.withdrawn) ++now[event_of(source)];
  }
  std::vector<std::string> lines;
  for (const auto& [event, before] : previous.talks_of) {
    if (before < kFewTalks || now[event] * 2 >= before) continue;
    lines.push_back(event + " had " + std::to_string(before) + " talks and would have " +
                    std::to_string(now[event]));
  }
  return lines;
}

}  // namespace plumbline
