// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/pages.h: what each page shows, as plain structs. html.h makes HTML of them and
// server/api/ JSON, so that a page and its twin cannot disagree. Documents are named by their id in the
// catalog, which knows their titles, dates and addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/related.h"
#include "server/search/statements.h"

namespace plumbline {

// A page of slides as a picture.
struct PictureView {
  std::string path;  // "/talks/lpc-2023/klint/slides/7.webp"
  int width, height;
};

// A section of a text or a page of slides.
struct PassageView {
  std::string anchor;   // its id on the page; "" for the beginning of the page's own text
  std::string heading;  // plain; "" where it has none
  std::optional<int> page, seconds;
  std::string html;                         // safe markup made by the indexer
  std::string body;                         // the same as plain text
  std::optional<PictureView> picture = {};  // of the first passage of a page
};

// A page of slides of which there is a picture alone.
inline bool is_wordless(const PassageView& passage) {
  return passage.picture && passage.heading.empty() && passage.body.empty();
}

// As Link of the catalog, which has those of documents.
struct PartLink {
  std::string key, url;
};

// The abstract, the notes, the slides of a talk; "about" for other kinds.
struct PartView {
  std::string part;
  std::string title;  // the part's own document title; of slides the deck's
  int pages = 0;      // of slides: how many the deck has, also those that say nothing
  std::vector<std::string> sources;  // addresses it was written from
  std::vector<PartLink> links;
  std::vector<PassageView> passages;
};

// A passage as a reader sees it who comes by a link to it.
struct ShownPassage {
  std::string part, anchor, heading;
  std::string text;                  // plain
  std::optional<int> page, seconds;  // of a deck, of a recording
};

// Another document that leads here, with the passage where it does.
struct Backlink {
  DocumentId document;
  int count;             // how often
  std::int64_t passage;  // where it does first
  ShownPassage shown;    // that passage; empty where it is not shown
};

struct TalkPage {
  DocumentId talk;
  std::string abstract;  // full, title-only, from-report
  std::string date;      // the talk's own; "" where only its event's is known
  std::string start_time, end_time, room, track;  // "" where unknown; local time "10:00"
  std::string zone, start_utc,
      end_utc;  // "Europe/Prague", "2023-11-15T09:00:00Z"; "" where unknown
  // Of a talk that was put together from several sources: each field with the source that it is from.
  std::vector<std::pair<std::string, std::string>> origin;
  std::vector<PartView> parts;  // abstract first, then notes, slides, transcript
  std::vector<std::string> sources;
  // The same work over time (server/search/chains.h): earlier episodes, the oldest first, and the next ones.
  std::vector<DocumentId> earlier;
  std::vector<DocumentId> followed_by;
  std::vector<DocumentId> mentions;   // topics named in its text that it is not tagged with
  std::vector<DocumentId> refers_to;  // other documents it links to
  std::vector<Backlink>
      cited_by;  // documents that link to it, or cite its page, slides or report elsewhere
  std::vector<StatementLine> outcome;  // what its notes say was decided, is open, is to do
  std::vector<RelatedTalk> related;    // earlier talks; empty where nobody asked for them
};

struct Counted {
  DocumentId document;
  int count;
};

struct TopicPage {
  DocumentId topic;
  std::vector<std::string> aliases;
  PartView about;
  std::vector<std::string> sources;
  std::vector<DocumentId> ancestors;  // from the root to the parent
  std::vector<DocumentId> children;   // by title
  std::vector<DocumentId> related;    // in the editor's order
  std::vector<Counted> people;        // who spoke about it, most talks first
  std::vector<Backlink>
      mentioned_in;  // documents that name it in their text and are not tagged with it
  std::vector<StatementLine> outcome;  // what talks about it decided and left open, newest first
  // The talks themselves: Document::talks of the catalog.
};

struct PersonPage {
  DocumentId person;
  std::vector<std::string> also;     // other spellings
  std::vector<Counted> topics;       // most talks first
  std::vector<Counted> co_speakers;  // most talks together first
};

// A talk in an event's programme. "" is unknown.
struct Slot {
  DocumentId talk;
  std::string date, start_time, end_time, room, track;
};

struct EventPage {
  DocumentId event;
  PartView about;
  std::vector<std::string> sources;
  DocumentId previous = 0, next = 0;                // editions of the same series
  std::vector<Counted> topics;                      // most talks first
  std::vector<std::pair<std::string, int>> tracks;  // with how many talks, by name
  std::string track;            // the only one whose talks are in the programme; "" for all
  std::vector<Slot> programme;  // every talk, by day and time; without a time last
  std::vector<DocumentId> talks() const {
    std::vector<DocumentId> ids;
    for (const Slot& slot : programme) ids.push_back(slot.talk);
    return ids;
  }
};

// What the programme and its own texts say of a talk. Left out is what others say and what is worked out:
// `earlier`, `followed_by`, `cited_by`, `outcome`, `related`.
TalkPage load_talk_texts(const Catalog& catalog, Database& db, DocumentId talk);
// Each gives nullopt where there is no such document.
std::optional<TalkPage> load_talk(const Catalog& catalog, Database& db, std::string_view slug);
// Only what the programme says of a talk, `abstract` to `start_utc`: cheap enough for all talks of an event.
TalkPage load_programme_entry(Database& db, DocumentId talk);
// The first `shown` of mentioned_in come with their passages: common topics are named in thousands of texts.
std::optional<TopicPage> load_topic(const Catalog& catalog, Database& db, std::string_view slug,
                                    std::size_t shown = SIZE_MAX);
std::optional<PersonPage> load_person(const Catalog& catalog, Database& db, std::string_view slug);
std::optional<EventPage> load_event(const Catalog& catalog, Database& db, std::string_view slug);
// Leaves the talks of one track, however its letters are written. Nothing is left where it has none.
void keep_track(const std::string& track, EventPage* page);

}  // namespace plumbline
