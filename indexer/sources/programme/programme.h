// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/programme.h: from the facts that a programme states to sources: slugs and keys
// that stay the same from one import to the next, local time and UTC, names, links, and a report of what
// was left out. What every format of programmes has in common is decided here.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/format.h"
#include "indexer/sources/programme/facts.h"
#include "indexer/sources/programme/unique.h"

namespace plumbline {

class Programme {
 public:
  // `family` begins the keys: "pentabarf", "indico", "pretalx", "ics". `input` must outlive it.
  Programme(const Input& input, std::string_view family);

  EventFacts event;
  // Said to those whose programme gives no talk at all.
  std::string without_talks = "has no talks";

  // Breaks are counted and not taken, and neither is what has no title.
  void add(TalkFacts talk);
  // Something is left out; one warning a reason, with how many and the first of them.
  void skip(const std::string& reason, const std::string& example, int line = 0);
  void warn(int line, std::string message);
  std::size_t talks() const { return talks_.size(); }

  // The event first, then its talks and their notes. Nothing may be added afterwards.
  Reading finish();
  // The event alone, with a warning, for a file that is about nothing else.
  Reading finish_event();

 private:
  struct Skipped {
    int count = 0, line = 0;
    std::string example;
  };

  void settle_event();
  void settle_name();
  void settle_zone();
  std::string key_of_event() const;
  Source make_event();
  Source make_talk(const TalkFacts& talk);
  void set_identity(const TalkFacts& talk, const std::string& title, Source* source);
  void set_time(const TalkFacts& talk, Source* source);
  void set_people(const TalkFacts& talk, Source* source);
  void set_links(const TalkFacts& talk, Source* source);
  void set_text(const TalkFacts& talk, Source* source);
  void count_problems(const Problems& problems, const TalkFacts& talk);
  void make_notes(const TalkFacts& talk, const Source& source);
  void report();
  Source blank(SourceKind kind) const;

  const Input& input_;
  std::string family_, event_slug_, zone_;
  std::vector<TalkFacts> talks_;
  std::map<std::string, Skipped> skipped_;
  Reading reading_;
};

// Calls `fill` and finishes. Where it throws MalformedError, the file is left out with that message.
Reading read_programme(const Input& input, std::string_view family,
                       const std::function<void(const std::string& text, Programme*)>& fill);

// Puts a file's next event behind those before. One that would have the address or the key of another is
// left aside, with a warning.
void append_event(const Input& input, Reading next, Reading* all);

// Where a programme names no zone, times have no UTC. This gives them one, by the zone of an edition that
// is known from elsewhere. `zone` is an IANA name.
void complete_times(Source* talk, const std::string& zone);

}  // namespace plumbline
