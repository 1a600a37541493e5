// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/source.h: what is read from the files of a corpus, before anything is linked. The fields
// are those of corpus/FORMAT.md, which says what they mean; those of other kinds are empty.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/text/rich_text.h"

namespace plumbline {

// In the order of document.id.
enum class SourceKind { kTalk, kTopic, kEvent, kPerson, kNotes, kSlides, kTranscript };

// What is taken from the city of an event, since its programme names no zone: that of the event, or of a talk whose UTC is
// known otherwise; or of a talk whose UTC follows from it. Any zone that is named counts more. Of a talk whose
// zone is named and not known it is forbidden: it has neither zone nor UTC, and gets none from elsewhere.
enum class Guess { kNothing, kZone, kZoneAndUtc, kForbidden };

// Notes, slides and transcripts, which belong to a talk and have its slug.
bool is_part(SourceKind kind);

// A further deck (notes, transcript) of a talk has a slug with its number: "lpc-2023/klint/02". The talk's slug of
// such a slug, and its number, 1 of the first.
std::string_view slug_of_talk(std::string_view part);
int number_of_part(std::string_view part);
std::string slug_of_part(std::string_view talk, int number);

// "talk", as in document.kind.
std::string_view kind_name(SourceKind kind);
// "talks", where its files are; "people" of persons, who have none.
std::string_view directory_name(SourceKind kind);

// A value, with the line where it stands.
struct Word {
  std::string text;
  int line = 0;
};

// The line of each field that is there, by name. A few pairs in order: there are twelve for each talk of a corpus.
class FieldLines {
 public:
  using Entry = std::pair<std::string, int>;

  FieldLines() = default;
  FieldLines(std::initializer_list<Entry> entries);

  // False where it is known, whose line stays.
  bool add(std::string_view field, int line);
  // nullptr where it is not there.
  const int* find(std::string_view field) const;
  const std::vector<Entry>& entries() const { return entries_; }

  friend bool operator==(const FieldLines&, const FieldLines&) = default;

 private:
  std::vector<Entry> entries_;  // sorted
};

struct SourceLink {
  std::string key, url;  // "slides", "https://..."
  int line = 0;
};

// What stands under one heading, on one page of a deck, or in about a minute of a recording.
struct Section {
  RichText heading;  // empty where there is none
  RichText body;
  int line = 0;                // where it begins
  int page = 0;                // of a deck, from 1; otherwise 0
  std::optional<int> seconds;  // of a transcript, from the beginning of the recording
};

// What a talk "follows" that continues none, whatever it looks like.
inline constexpr std::string_view kFollowsNone = "none";

// A slide in whose place another deck is shown, or some pages of it.
struct ShownDeck {
  int page = 0;       // of the deck that shows it
  std::string path;   // relative to that deck's file: "./pages/intro.md"
  std::string pages;  // "2,5-7"; "" for all
};

// The format of notes that are the abstract of their talk, and of those that tell of its recording, whose link `video` it is.
inline constexpr std::string_view kAbstractFormat = "abstract", kRecordingFormat = "recording";

// What a transcript is called that has no title.
inline constexpr std::string_view kTranscriptTitle = "Transcript";

struct Source {
  SourceKind kind = SourceKind::kTalk;
  std::string slug;  // "lpc-2023/klint", "binder", "lpc-2023"
  std::string name;  // below the corpus: "talks/lpc-2023/klint.md"
  std::string file;  // as the user would open it: "corpus/talks/lpc-2023/klint.md"
  std::string hash;  // of its bytes

  std::string title;
  std::vector<SourceLink> links;
  std::vector<Word> sources;

  // event
  std::string short_name, series, start_date, end_date, place;  // dates as 2023-11-15

  // talk; notes and slides have the event too
  std::string event;  // its slug
  bool title_verified = true;
  std::string date, start_time, end_time;  // 2023-11-15, 10:00
  std::string room, track, format;
  std::string abstract = "full";
  std::vector<Word> speakers;  // names
  std::vector<Word> topics;    // slugs
  std::string follows;         // slug of a talk, or kFollowsNone
  bool withdrawn = false;      // was in the programme and is no longer
  std::string zone;            // IANA name, "Europe/Brussels"; start_time is local to it
  Guess guessed = Guess::kNothing;
  std::string start_utc;  // 2023-11-15T15:00:00Z, where date, time and zone are known
  std::string lang;       // as the source gives it: "en"

  // of a document out of a programme (indexer/sources/format.h): what it stays known by when its title,
  // time or slug changes: "pentabarf:fosdem-2025:<guid>". Never a number of a person.
  std::string key;
  std::vector<std::string> files;  // of its parts, as the programme names them: "slides/klint.pdf"
  std::string code;                // pretalx's of a talk, "GHIJKL", in whichever export it stands
  std::vector<std::string>
      merged_keys;  // other keys that it has from further sources (indexer/identity/merge.h)

  // Of a document that was put together from several sources (indexer/identity/merge.h): the name of the
  // source of each field, "room": "programmes/lpc.json". Otherwise empty: all is of `name`.
  std::map<std::string, std::string> origin;

  // topic
  std::string category, summary;
  std::vector<Word> aliases;
  std::vector<Word> related;  // slugs
  std::string parent;         // slug

  // slides
  int pages = 0;
  std::vector<ShownDeck> shows;  // until indexer/identity/shown_decks.h has put them in

  std::vector<Section> sections;  // of a deck one for each page, also an empty one
  FieldLines lines;

  // Written for the corpus, at least in part; not out of a programme alone.
  bool by_editor() const { return key.empty() || !origin.empty(); }

  int line_of(std::string_view field) const {
    const int* line = lines.find(field);
    return line ? *line : 0;
  }
  bool has(std::string_view field) const { return lines.find(field) != nullptr; }
};

// A person whose name is written in more than one way.
struct PersonEntry {
  std::string name;
  std::vector<Word> also;
  std::vector<Word> not_same;  // names that are alike, of other people
  int line = 0;
};

struct Corpus {
  std::vector<Source> sources;  // by kind and slug
  std::vector<PersonEntry> people;
  std::string people_name, people_file, people_hash;  // of people.yml, "" where there is none

  void sort();
  // Those of its sources, in that order. A source is large to move, so none is where all are in their places.
  void keep(const std::vector<Source*>& kept);
  // nullptr where there is none. The sources are sorted.
  const Source* find(SourceKind kind, std::string_view slug) const;
};

// By kind and slug; those that are alike stay in their order.
void sort_sources(std::vector<Source*>* sources);
// They are left empty.
std::vector<Source> moved(const std::vector<Source*>& sources);

}  // namespace plumbline
