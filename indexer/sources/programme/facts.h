// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/facts.h: what a programme says about an event and a talk, whichever format it
// is in. A reader of a format fills these in and leaves all decisions to Programme.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/moment.h"

namespace plumbline {

struct MinutesFacts {
  std::string session;  // of which they are; "" of the whole event
  std::string html;
};

struct SessionFacts {
  std::string name;
  std::string description;  // HTML, Markdown or text
};

struct EventFacts {
  std::string
      name;  // of which its slug is made: "fosdem-2025", "36c3"; the title where it is empty
  std::string number;  // by which keys know it, where that is not its slug: Indico's "20"
  std::string title;
  std::string start, end;  // days, also with a time behind
  std::string venue, city;
  std::string zone;                    // as it is named; need not be one
  std::string day_change;              // "09:00:00": until then a time belongs to the day before
  std::string base_url;                // of which relative addresses are
  std::string url;                     // of its page
  std::string description;             // HTML, Markdown or text
  std::vector<SessionFacts> sessions;  // that say something; they have no pages of their own
  std::vector<MinutesFacts> minutes;
  std::vector<LinkFacts> links;
  bool cancelled = false;
};

struct TalkFacts {
  int line = 0;       // where it stands, or
  std::string place;  // a JSON pointer to it, or its sheet

  std::string id, guid, code;  // as they are there
  std::string key;             // overrides what would be made of these
  std::string slug;            // the programme's
  std::string
      instance;  // of one that repeats, when it was to begin: "2026-10-12T10:00"; "" of the first
  std::string title, subtitle;
  std::vector<std::string> people;
  std::string room, track, type, lang, state;
  std::string abstract, description;
  std::string url;
  std::vector<LinkFacts> links;
  std::vector<std::string> files;     // of its decks and recordings: "slides/klint.pdf"
  std::string notes_html, notes_url;  // minutes of the session

  std::optional<Moment> start;
  std::string start_zone;  // of that moment, where it has one of its own
  std::optional<int> minutes;
  std::string day;  // only the day is known
  bool withdrawn = false;
};

}  // namespace plumbline
