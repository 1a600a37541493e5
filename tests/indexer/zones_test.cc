// SPDX-License-Identifier: MIT OR Apache-2.0
// Which time zone counts where a programme names none.
#include <gtest/gtest.h>

#include "indexer/identity/assemble.h"
#include "indexer/identity/zones.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/text/icu_memory.h"

namespace plumbline {
namespace {

constexpr const char* kProgramme = "programmes/lpc.json";

Source event(const std::string& name, const std::string& zone) {
  Source source;
  source.kind = SourceKind::kEvent;
  source.slug = "lpc-2023";
  source.title = "Linux Plumbers Conference 2023";
  source.name = source.file = name;
  source.zone = zone;
  if (name.starts_with("programmes/")) source.key = "indico:17";
  return source;
}

Source talk(const std::string& zone) {
  Source source;
  source.slug = "lpc-2023/klint";
  source.event = "lpc-2023";
  source.title = "Klint";
  source.key = "indico:17:1";
  source.name = source.file = kProgramme;
  source.zone = zone;
  return source;
}

TEST(Zones, OfAnEventIsThatOfItsTalksWithoutOne) {
  struct Times {
    const char *zone, *utc, *result;
    Guess guessed = Guess::kNothing;
  };
  const Times cases[] = {
      {"", "", "2023-11-13 01:30-02:30 Europe/Prague 2023-11-13T00:30:00Z"},
      {"UTC", "2023-11-12T23:30:00Z", "2023-11-13 00:30-01:30 Europe/Prague 2023-11-12T23:30:00Z"},
      {"Asia/Tokyo", "2023-11-12T16:30:00Z",
       "2023-11-13 01:30-02:30 Asia/Tokyo 2023-11-12T16:30:00Z"},
      // Guessed from a city, and the UTC is told by an offset or follows from the guess.
      {"Europe/London", "2023-11-13T01:30:00Z",
       "2023-11-13 02:30-03:30 Europe/Prague 2023-11-13T01:30:00Z", Guess::kZone},
      {"Europe/London", "2023-11-13T01:30:00Z",
       "2023-11-13 01:30-02:30 Europe/Prague 2023-11-13T00:30:00Z", Guess::kZoneAndUtc},
      // Named, and not known.
      {"", "", "2023-11-13 01:30-02:30  ", Guess::kForbidden}};
  for (const Times& each : cases) {
    Source given = talk("");
    const bool utc = std::string(each.zone) == "UTC";
    given.date = utc ? "2023-11-12" : "2023-11-13";
    given.start_time = utc ? "23:30" : "01:30";
    given.end_time = utc ? "00:30" : "02:30";
    given.zone = each.zone;
    given.start_utc = each.utc;
    given.guessed = each.guessed;
    Corpus corpus;
    corpus.sources = {event("events/lpc-2023.md", "Europe/Prague"), given};
    Problems problems;
    assemble(&corpus, {}, &problems);
    const Source* got = corpus.find(SourceKind::kTalk, "lpc-2023/klint");
    ASSERT_TRUE(got);
    EXPECT_EQ(got->date + " " + got->start_time + "-" + got->end_time + " " + got->zone + " " +
                  got->start_utc,
              each.result);
  }
}

TEST(Zones, AreGivenToNoTimeInAZoneThatIsNotKnown) {
  Source page = talk("");
  page.name = page.file = "talks/lpc-2023/klint.md";
  page.key.clear();
  Source given = talk("");
  given.date = "2023-11-13";
  given.start_time = "01:30";
  given.guessed = Guess::kForbidden;
  Corpus corpus;
  corpus.sources = {event("events/lpc-2023.md", "Europe/Prague"), page, given};
  Problems problems;
  assemble(&corpus, {}, &problems);
  const Source* got = corpus.find(SourceKind::kTalk, "lpc-2023/klint");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->start_time, "01:30");
  EXPECT_EQ(got->zone + got->start_utc, "");
}

TEST(Zones, TellWhenATalkEndsWhileTheClockIsChanged) {
  struct {
    const char *date, *start, *end, *utc, *end_utc;
  } cases[] = {{"2023-11-13", "10:00", "11:00", "2023-11-13T09:00:00Z", "2023-11-13T10:00:00Z"},
               {"2023-11-13", "23:30", "00:15", "2023-11-13T22:30:00Z", "2023-11-13T23:15:00Z"},
               {"2025-03-30", "01:30", "03:30", "2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z"},
               {"2025-10-26", "02:30", "02:15", "2025-10-26T00:30:00Z", "2025-10-26T01:15:00Z"},
               {"2025-10-26", "02:30", "02:30", "2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"},
               {"2025-10-26", "02:30", "03:30", "2025-10-26T00:30:00Z", "2025-10-26T02:30:00Z"},
               {"2023-11-13", "10:00", "10:00", "2023-11-13T09:00:00Z", ""},
               {"2023-11-13", "10:00", "", "2023-11-13T09:00:00Z", ""},
               {"2023-11-13", "10:00", "11:00", "", ""}};
  for (const auto& each : cases) {
    Source given = talk("");
    given.zone = "Europe/Prague";
    given.date = each.date;
    given.start_time = each.start;
    given.end_time = each.end;
    given.start_utc = each.utc;
    EXPECT_EQ(end_in_utc(given), each.end_utc) << each.date << " " << each.start;
  }
  Source nowhere = talk("");
  nowhere.date = "2023-11-13";
  nowhere.start_time = "10:00";
  nowhere.end_time = "11:00";
  nowhere.start_utc = "2023-11-13T09:00:00Z";
  nowhere.zone = "";
  EXPECT_EQ(end_in_utc(nowhere), "");
}

// A programme in a city of this name, and the file of its event.
std::string times_of_programme(const std::string& start, const std::string& zone_of_file) {
  const std::string bytes =
      "<schedule><conference><acronym>lpc-2023</acronym><title>LPC 2023</title>"
      "<city>Brussels</city></conference><day date='2023-11-13' index='1'><room name='A'><event "
      "id='7'><start>" +
      start +
      "</start><duration>01:00</duration><title>Klint</title></event></room></day></schedule>";
  Reading reading = read_pentabarf({kProgramme, kProgramme, bytes});
  Corpus corpus;
  corpus.sources = std::move(reading.sources);
  if (!zone_of_file.empty()) corpus.sources.push_back(event("events/lpc-2023.md", zone_of_file));
  corpus.sort();
  assemble(&corpus, {}, &reading.problems);
  const Source* talk = corpus.find(SourceKind::kTalk, "lpc-2023/klint");
  return talk ? talk->start_time + "-" + talk->end_time + " " + talk->zone + " " + talk->start_utc
              : "none";
}

TEST(Zones, ThatOfACityCountsLessThanTheOneThatTheEventsOwnFileNames) {
  EXPECT_EQ(times_of_programme("10:00", ""), "10:00-11:00 Europe/Brussels 2023-11-13T09:00:00Z");
  EXPECT_EQ(times_of_programme("10:00", "Europe/London"),
            "10:00-11:00 Europe/London 2023-11-13T10:00:00Z");
  EXPECT_EQ(times_of_programme("10:00", "Europe/Brussels"),
            "10:00-11:00 Europe/Brussels 2023-11-13T09:00:00Z");
}

// What readers of programmes say, and one thing more.
Problems doubts(const std::string& path = kProgramme) {
  return {{Severity::kWarning, path, 0, "names no time zone", Doubt::kZone},
          {Severity::kWarning, path, 0, "has a flaw"}};
}

std::size_t left_of(std::vector<Source> events, Problems problems) {
  Corpus corpus;
  corpus.sources = std::move(events);
  corpus.sort();
  assemble(&corpus, {}, &problems);
  return problems.size();
}

TEST(Zones, ThatTheEventsOwnFileNamesAreMissedByNobody) {
  EXPECT_EQ(
      left_of({event("events/lpc-2023.md", "Europe/Prague"), event(kProgramme, "")}, doubts()), 1u);
  EXPECT_EQ(
      left_of({event("events/lpc-2023.md", "Europe/Prague"), event(kProgramme, "Europe/Rome")},
              doubts()),
      1u);
}

TEST(Zones, ThatAnotherProgrammeNamesAreMissedByNobody) {
  EXPECT_EQ(left_of({event("programmes/a.xml", "Europe/Prague"), event(kProgramme, "")}, doubts()),
            1u);
}

TEST(Zones, ThatNobodyNamesAreMissed) {
  EXPECT_EQ(left_of({event("events/lpc-2023.md", ""), event(kProgramme, "")}, doubts()), 2u);
  EXPECT_EQ(left_of({event("events/lpc-2023.md", ""), event(kProgramme, "Europe/Rome")}, doubts()),
            2u);  // which was guessed by the city
  EXPECT_EQ(left_of({event(kProgramme, "")}, doubts()), 2u);
  EXPECT_EQ(left_of({event("events/lpc-2023.md", "Europe/Prague"), event(kProgramme, "")},
                    doubts("programmes/other.json")),
            2u);
}

TEST(IcuMemory, ThatIsMissingEndsWhatNeedsIt) {
  icu::UnicodeString bogus;
  bogus.setToBogus();
  EXPECT_THROW(need_memory(bogus), std::bad_alloc);
  EXPECT_THROW(need_memory(U_MEMORY_ALLOCATION_ERROR), std::bad_alloc);
  EXPECT_NO_THROW(need_memory(U_ILLEGAL_ARGUMENT_ERROR));
  EXPECT_EQ(need_memory(icu::UnicodeString("x")).length(), 1);
}
}  // namespace
}  // namespace plumbline
