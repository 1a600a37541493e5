// SPDX-License-Identifier: MIT OR Apache-2.0
// What is one thing in several sources.
#include <gmock/gmock.h>

#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

using Merge = Identity;

TEST_F(Merge, TheCorpusWinsFieldByField) {
  Source ours = talk("lpc-2023/klint", "Klint"),
         theirs = talk("lpc-2023/klint", "klint!", "indico:17:5");
  ours.speakers = {{"Gary Guo", 3}};
  ours.links = {{"page", "https://lpc.events/1", 4}};
  ours.sections = {section("Ours.")};
  theirs.sections = {section("Theirs.")};
  theirs.room = "Club E";
  theirs.speakers = {{"G. Guo", 9}};
  theirs.date = "2023-11-15";
  theirs.start_time = "10:00";
  theirs.zone = "America/New_York";
  theirs.links = {{"page", "https://other.example/", 4}, {"video", "https://video.example/1", 5}};
  add({ours, theirs});
  assemble_all();
  ASSERT_THAT(talks(), ElementsAre("lpc-2023/klint"));
  const Source& klint = at("lpc-2023/klint");
  EXPECT_EQ(klint.title + klint.speakers.at(0).text + klint.sections.at(0).body.text,
            "KlintGary GuoOurs.");
  EXPECT_EQ(klint.room + klint.date + klint.start_time + klint.zone,
            "Club E2023-11-1510:00America/New_York");
  EXPECT_EQ(klint.key, "indico:17:5");
  EXPECT_EQ(klint.links.size(), 2u);
  EXPECT_EQ(klint.origin.at("title"), "talks/lpc-2023/klint.md");
  EXPECT_EQ(klint.origin.at("room"), kProgramme);
  EXPECT_EQ(klint.origin.at("links.video"), kProgramme);
  EXPECT_EQ(klint.origin.count("lang"), 0u);
}

TEST_F(Merge, AnAbstractThatTheCorpusLacksComesFromTheProgramme) {
  Source ours = talk("lpc-2023/klint", "Klint"), theirs = talk("lpc-2023/klint", "Klint", "k");
  ours.abstract = "title-only";
  ours.sections = {section("Nothing is known.")};
  theirs.sections = {section("Theirs.")};
  add({ours, theirs});
  assemble_all();
  EXPECT_EQ(at("lpc-2023/klint").sections.at(0).body.text, "Theirs.");
  EXPECT_EQ(at("lpc-2023/klint").abstract, "full");
}

TEST_F(Merge, TalksAreOneByPageOrByTitleAndSpeaker) {
  Source a = talk("lpc-2023/klint", "Klint"), b = talk("lpc-2023/77-k", "On sleeping", "k:1:1");
  a.links = {{"page", "https://lpc.events/event/17/contributions/5/", 0}};
  b.links = {{"page", "http://lpc.events/event/17/contributions/5", 0}};
  Source c = talk("lpc-2023/nova", "Nova, a GPU driver"),
         d = talk("lpc-2023/78", "Nova: a GPU Driver", "k:1:2");
  c.speakers = {{"Danilo Krummrich", 0}};
  d.speakers = {{"DANILO KRUMMRICH", 0}, {"Other", 0}};
  Source e = talk("lpc-2023/open", "Opening"), f = talk("lpc-2023/79", "Opening", "k:1:3");
  e.speakers = {{"A", 0}};
  f.speakers = {{"B", 0}};
  add({a, b, c, d, e, f});
  assemble_all();
  EXPECT_THAT(talks(),
              ElementsAre("lpc-2023/79", "lpc-2023/klint", "lpc-2023/nova", "lpc-2023/open"));
}

// FOSDEM's export has subtitles, which nobody writes down in a list of talks.
TEST_F(Merge, TalksAreOneWhereOneTitleLacksTheSubtitle) {
  const auto talks_by = [&](const std::string& title, const std::string& speaker,
                            const std::string& date) {
    corpus.sources = {event("lpc-2023", kProgramme)};
    Source a = talk("lpc-2023/1", "Glidesort: Stable Sorting", "indico:17:1");
    Source b = talk("lpc-2023/b", title, "table:lpc-2023:0123456789abcdef", "programmes/a.csv");
    a.speakers = {{"Orson Peters", 0}};
    a.date = "2023-11-14";
    b.date = date;
    if (!speaker.empty()) b.speakers = {{speaker, 0}};
    add({a, b});
    assemble_all();
    return talks();
  };
  EXPECT_THAT(talks_by("GLIDESORT", "Orson Peters", ""), ElementsAre("lpc-2023/1"));
  EXPECT_THAT(talks_by("Glidesort", "Orson Peters", "2023-11-14"), ElementsAre("lpc-2023/1"));
  for (const auto& [title, speaker, date] :
       {std::tuple{"Glidesort", "Orson Peters", "2023-11-15"}, std::tuple{"Glidesort", "", ""},
        std::tuple{"Glidesort", "Ada Example", ""},
        std::tuple{"Glidesort: a workshop", "Orson Peters", ""},
        std::tuple{"Stable Sorting", "Orson Peters", ""}})
    EXPECT_THAT(talks_by(title, speaker, date), testing::SizeIs(2)) << title << speaker << date;
}

TEST_F(Merge, ATalkMayBeRenamedWhereItsSpeakerAndTimeAreTheSame) {
  const auto talks_with = [&](const std::string& title, const std::string& speaker,
                              const std::string& start) {
    corpus.sources = {event("lpc-2023", kProgramme)};
    Source a = talk("lpc-2023/1", "Finding sleepers with Klint", "indico:17:1"),
           b = talk("lpc-2023/b", title, "table:lpc-2023:0123456789abcdef", "a.csv");
    a.speakers = {{"Gary Guo", 0}, {"Ada Example", 0}};
    a.date = b.date = "2023-11-14";
    a.start_time = "10:00";
    b.start_time = start;
    if (!speaker.empty()) b.speakers = {{speaker, 0}};
    add({a, b});
    assemble_all();
    return talks().size();
  };
  EXPECT_EQ(talks_with("KLINT, a lint", "Gary Guo", "10:00"), 1u);
  EXPECT_EQ(talks_with("KLINT, a lint", "Gary Guo", "10:15"), 2u);
  EXPECT_EQ(talks_with("KLINT, a lint", "Gary Guo", ""), 2u);
  EXPECT_EQ(talks_with("KLINT, a lint", "Ben Example", "10:00"), 2u);
  EXPECT_EQ(talks_with("KLINT, a lint", "", "10:00"), 2u);
  EXPECT_EQ(talks_with("Rust MC", "Gary Guo", "10:00"), 2u) << "a session that he leads";
}

TEST_F(Merge, ASubtitleMayComeBehindAnySignOfATitle) {
  const char* titles[][2] = {
      {"Let's write Snake game!", "Let's write Snake game! In Rust"},
      {"A Rusty CHERI - The path", "A Rusty CHERI - The path: Hardware in Rust"},
      {"PWM is easy, isn't it?", "PWM is easy, isn't it? \u2013 Not quite"}};
  for (const auto& [shorter, longer] : titles) {
    Source a = talk("lpc-2023/1", longer, "indico:17:1"), b = talk("lpc-2023/b", shorter);
    a.speakers = b.speakers = {{"Ada Example", 0}};
    corpus.sources = {event("lpc-2023", kProgramme)};
    add({a, b});
    assemble_all();
    EXPECT_THAT(talks(), ElementsAre("lpc-2023/b")) << longer;
  }
}

TEST_F(Merge, OfTwoTalksWithOneFirstPartNeitherIsTheOneWithoutASubtitle) {
  Source a = talk("lpc-2023/1", "Rust: status", "indico:17:1"),
         b = talk("lpc-2023/2", "Rust: plans", "indico:17:2"), c = talk("lpc-2023/rust", "Rust");
  for (Source* source : {&a, &b, &c}) source->speakers = {{"Miguel Ojeda", 0}};
  add({a, b, c});
  assemble_all();
  EXPECT_THAT(talks(), testing::SizeIs(3));
}

TEST_F(Merge, TwoTalksOfOneProgrammeOrOfTheCorpusStayTwo) {
  add({talk("lpc-2023/1", "Lightning talks", "k:1:1"),
       talk("lpc-2023/2", "Lightning talks", "k:1:2"),
       talk("lpc-2023/lightning", "Lightning talks"), talk("lpc-2023/x", "X"),
       talk("lpc-2023/y", "X")});
  assemble_all();
  EXPECT_THAT(talks(), testing::SizeIs(5));
}

TEST_F(Merge, TalksOfOneProgrammeInTwoFilesStayTwoWhereTheirKeysDiffer) {
  const struct {
    std::string first, second, slug;  // keys, and the slug of the second
  } cases[] = {{"pentabarf:lpc-2023:5", "pentabarf:lpc-2023:6", "q-a-6"},
               {"pentabarf:lpc-2023:11111111-1111-4111-8111-111111111111",
                "pentabarf:lpc-2023:11111111-1111-4111-8111-111111111112", "q-a-11111111"},
               {"pretalx:lpc-2023:AAAAA1", "pretalx:lpc-2023:AAAAA2", "q-a-aaaaa2"},
               {"ics:lpc-2023:a1@x.example", "ics:lpc-2023:a2@x.example", "q-a-a2-x-example"}};
  for (const auto& each : cases) {
    corpus.sources = {event("lpc-2023", "events/lpc-2023.md")};
    Source first = talk("lpc-2023/q-a", "Q&A", each.first, "day1"),
           second = talk("lpc-2023/q-a", "Q&A", each.second, "day2");
    first.speakers = second.speakers = {{"Ada Example", 0}};
    first.room = "Hall";
    second.room = "Club";
    Source notes = part(SourceKind::kNotes, "day2");
    notes.slug = "lpc-2023/q-a";
    notes.key = each.second;
    add({first, second, notes});
    assemble_all();
    EXPECT_THAT(talks(), ElementsAre("lpc-2023/q-a", "lpc-2023/" + each.slug));
    EXPECT_EQ(at("lpc-2023/q-a").room + at("lpc-2023/" + each.slug).room, "HallClub");
    EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/" + each.slug));
  }
}

TEST_F(Merge, AnEventHasTheDaysOfAllFilesOfItsProgramme) {
  Source first = event("x-2025", "day1.json"), second = event("x-2025", "day2.json");
  first.key = second.key = "pentabarf:x-2025";
  first.start_date = first.end_date = "2025-05-01";
  second.start_date = second.end_date = "2025-05-02";
  corpus.sources = {first, second};
  assemble_all();
  ASSERT_EQ(corpus.sources.size(), 1u);
  EXPECT_EQ(corpus.sources[0].start_date + " " + corpus.sources[0].end_date,
            "2025-05-01 2025-05-02");
}

TEST_F(Merge, TalksWithKeysOfSeveralKindsAreOneAsTheyWere) {
  const std::pair<std::string, std::string> cases[] = {
      {"pentabarf:lpc-2023:5", "pentabarf:lpc-2023:5"},
      {"pentabarf:lpc-2023:5", "pentabarf:lpc-2023:5@2023-11-13T10:00"},
      {"pentabarf:lpc-2023:5", "pentabarf:lpc-2023:11111111-1111-4111-8111-111111111111"},
      {"pentabarf:lpc-2023:0123456789abcdef", "pentabarf:lpc-2023:fedcba9876543210"},
      {"pretalx:lpc-2023:AAAAA1", "pentabarf:lpc-2023:5"},
      {"ics:lpc-2023:a1@x.example", "ics:lpc-2023:a2@x.example"}};  // at one time, in one room
  for (const auto& [first, second] : cases) {
    corpus.sources = {event("lpc-2023", "events/lpc-2023.md")};
    add({talk("lpc-2023/q-a", "Q&A", first, "a"), talk("lpc-2023/q-a", "Q&A", second, "b")});
    assemble_all();
    EXPECT_THAT(talks(), ElementsAre("lpc-2023/q-a")) << first << " " << second;
  }
}

TEST_F(Merge, TalksWithOneCodeOfPretalxAreOneInItsExports) {
  Source old = talk("lpc-2023/old-title", "Old title", "pentabarf:lpc-2023:5", "a.json"),
         now = talk("lpc-2023/new-title", "New title", "pretalx:lpc-2023:GHIJKL", "b.json"),
         other = talk("x-2020/y", "Y", "pretalx:x-2020:GHIJKL", "c.json");
  old.code = now.code = other.code = "GHIJKL";
  previous.programme_talks = {old, now};  // as they were before this was known
  add({event("x-2020", "c.json"), old, now, other,
       talk("lpc-2023/z", "Z", "pretalx:lpc-2023:ZZZZZZ", "b.json")});
  corpus.sources[1].title = "X";
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/old-title", "lpc-2023/z", "x-2020/y"));
  EXPECT_EQ(at("lpc-2023/old-title").key, "pentabarf:lpc-2023:5");
  EXPECT_THAT(at("lpc-2023/old-title").merged_keys, ElementsAre("pretalx:lpc-2023:GHIJKL"));
}

TEST_F(Merge, ASignOfTwoTalksOfAProgrammeInTwoFilesSaysNothing) {
  add({talk("lpc-2023/ours", "Q&A"), talk("lpc-2023/a", "Q&A", "pretalx:lpc-2023:AAAAA1", "p1"),
       talk("lpc-2023/b", "Q&A", "pretalx:lpc-2023:AAAAA2", "p2")});
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/a", "lpc-2023/b", "lpc-2023/ours"));
}

TEST_F(Merge, EventsAreOneBySlugPageOrTitle) {
  Source theirs = event("linux-plumbers-conference-2023", kProgramme);
  theirs.start_date = "2023-11-13";
  add({theirs, talk("linux-plumbers-conference-2023/a", "A", "k:1:1")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kEvent), ElementsAre("lpc-2023"));
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/a"));
  EXPECT_EQ(corpus.find(SourceKind::kEvent, "lpc-2023")->start_date, "2023-11-13");
}

TEST_F(Merge, EventsOfIndicoWithOneTitleStayTwoWhereTheirNumbersDiffer) {
  Source first = event("weekly-2025", "a.json"), second = event("weekly-2025", "b.json"),
         again = event("weekly-2025", "c.json"), ours = event("weekly-2025", "events/weekly.md");
  first.key = "indico:101";
  second.key = again.key = "indico:102";
  again.place = "Bremen";
  const Source status = talk("weekly-2025/status", "Status report", "indico:101:1", "a.json"),
               other = talk("weekly-2025/status", "Status report", "indico:102:2", "b.json"),
               same = talk("weekly-2025/status", "Status report", "indico:102:2", "c.json");
  corpus.sources = {first, second, again, ours, status, other, same};
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kEvent), ElementsAre("weekly-102-2025", "weekly-2025"));
  EXPECT_THAT(talks(), ElementsAre("weekly-102-2025/status", "weekly-2025/status"));
  EXPECT_EQ(corpus.find(SourceKind::kEvent, "weekly-102-2025")->place, "Bremen");
  EXPECT_EQ(corpus.find(SourceKind::kEvent, "weekly-2025")->name, "events/weekly.md");
  EXPECT_EQ(at("weekly-102-2025/status").event, "weekly-102-2025");
  EXPECT_EQ(at("weekly-102-2025/status").key, "indico:102:2");
}

TEST_F(Merge, AnEventHasTheNameOfTheProgrammeThatKnowsIt) {
  Source unnamed = event("programme-2023", "programmes/a-timetable.json");
  unnamed.title = "programme-2023";
  unnamed.key = "indico:17";
  Source named = event("lpc-2023", kProgramme);
  unnamed.start_date = named.start_date = "2023-11-13";
  for (Source* source : {&unnamed, &named})
    source->links = {{"page", "https://lpc.example/event/17/", 0}};
  corpus.sources = {unnamed, named};
  problems = {doubtful(Doubt::kEvent, unnamed.file, "does not say which event it is of")};
  assemble(&corpus, {}, &problems);
  ASSERT_EQ(corpus.sources.size(), 1u);
  EXPECT_EQ(corpus.sources[0].slug + " " + corpus.sources[0].title,
            "lpc-2023 Linux Plumbers Conference 2023");
  EXPECT_THAT(lines_of(problems), "");

  corpus.sources = {unnamed};
  problems = {doubtful(Doubt::kEvent, unnamed.file, "does not say which event it is of")};
  assemble(&corpus, {}, &problems);
  EXPECT_THAT(problems, testing::SizeIs(1)) << "nothing else tells";
}

// An address of a talk stays where such a file comes to the programme, whatever the file is called.
TEST_F(Merge, WhatIsMadeBesideAProgrammeSaysLess) {
  for (const char* family : {"table", "media", "pyvideo", "ics"}) {
    Source beside = talk("lpc-2023/klint", "Klint", std::string(family) + ":lpc-2023:1", "a");
    Source full = talk("lpc-2023/17-klint", "Klint", "indico:17:1");
    corpus.sources = {event("lpc-2023", kProgramme), beside, full};
    assemble(&corpus, {}, &problems);
    EXPECT_THAT(talks(), ElementsAre("lpc-2023/17-klint")) << family;
  }
}

TEST_F(Merge, ACalendarSaysTheLeast) {
  Source calendar = talk("lpc-2023/klint", "Klint", "ics:lpc-2023:1", "programmes/a.ics");
  Source full = talk("lpc-2023/klint", "Klint", "indico:17:1");
  calendar.room = "Room of the calendar";
  full.room = "Hall";
  calendar.track = "Rust";
  corpus.sources = {event("lpc-2023", kProgramme), calendar, full};
  assemble(&corpus, {}, &problems);
  const Source* merged = corpus.find(SourceKind::kTalk, "lpc-2023/klint");
  ASSERT_TRUE(merged);
  EXPECT_EQ(merged->room + " " + merged->track, "Hall Rust");
}

TEST_F(Merge, DoesNotDependOnTheOrderOfTheSources) {
  add({talk("lpc-2023/a", "Same", "k:1:1", "x.json"), talk("lpc-2023/b", "Same", "k:2:1", "y.json"),
       talk("lpc-2023/c", "Same")});
  const Corpus before = corpus;
  assemble_all();
  const std::string first = talks().at(0) + at(talks().at(0)).hash;
  corpus = before;
  std::reverse(corpus.sources.begin(), corpus.sources.end());
  assemble_all();
  EXPECT_EQ(talks().at(0) + at(talks().at(0)).hash, first);
}

TEST_F(Merge, NotesOfAProgrammeFollowTheirTalk) {
  Source notes = part(SourceKind::kNotes, kProgramme);
  notes.slug = "lpc-2023/77-k";
  notes.key = "k:1:1:notes";
  add({talk("lpc-2023/klint", "Klint"), talk("lpc-2023/77-k", "Klint", "k:1:1"), notes});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/klint"));
}
}  // namespace
}  // namespace plumbline
