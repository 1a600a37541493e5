// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/programme.h: from the facts that a programme states to sources: its event
// (edition.h), its talks and their notes (talk.h), each with a key and a slug of its own (unique.h), and a report of
// what was left out (left_out.h). What every format of programmes has in common is decided here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/format.h"
#include "indexer/sources/programme/edition.h"
#include "indexer/sources/programme/facts.h"
#include "indexer/sources/programme/left_out.h"

namespace plumbline {

class Programme {
 public:
  // `family` begins the keys: "pentabarf", "indico", "pretalx", "ics". `input` must outlive it.
  Programme(const Input& input, std::string_view family);

  EventFacts event;
  // Said to those whose programme gives no talk at all.
  std::string without_talks = "has no talks";
  // An event without talks is one all the same, with that as a warning, if it says anything.
  bool may_be_empty = false;

  // Breaks are counted and not taken, and neither is what has no title.
  void add(TalkFacts talk);
  // Something is left out; one warning a reason, with how many and the first of them.
  void skip(const std::string& reason, const std::string& example, int line = 0);
  // An end before its start; it is left out by whoever reads it.
  void warn_of_end(const TalkFacts& talk);
  void warn(int line, std::string message);
  // The same of a time zone that is missing.
  void warn_of_zone(std::string message);
  std::size_t talks() const { return talks_.size(); }
  // The file as text, with a warning of what had to be guessed of its encoding.
  std::string text_of_input();

  // Of talks of several years, over half a year apart, the later years, the oldest first, each as a programme of its
  // own; the first year stays. None where the event has days of its own or a year in its name. For what tells of a
  // series, such as a meetup's calendar: were it one event, its address would be that of the oldest talk that the
  // calendar still has.
  std::vector<Programme> take_later_years();

  // The event first, then its talks and their notes. Nothing may be added afterwards.
  Reading finish();

 private:
  Edition make_event();
  void make_talks(const Edition& edition);

  const Input& input_;
  std::string family_;
  std::vector<TalkFacts> talks_;
  LeftOut left_out_;
  Reading reading_;
};

// Calls `fill` and finishes. Where it throws MalformedError, the file is left out with that message.
Reading read_programme(const Input& input, std::string_view family,
                       const std::function<void(const std::string& text, Programme*)>& fill);
// The same of a file that need not be text.
Reading read_bare_programme(const Input& input, std::string_view family,
                            const std::function<void(Programme*)>& fill);

// Puts a file's next event behind those before. One that would have the address of another has its number in its own
// (numbered_event_slug()). One that has the key of another is left aside, with a warning.
void append_event(const Input& input, Reading next, Reading* all);

// Gives the event, or what is of it, that slug in place of `from`; leaves what is of another event.
void move_to_event(const std::string& from, const std::string& to, Source* source);

// Where a programme names no zone, times have no UTC. This gives them one, by the zone of an edition that
// is known from elsewhere. `zone` is an IANA name.
void complete_times(Source* talk, const std::string& zone);

}  // namespace plumbline
