// SPDX-License-Identifier: MIT OR Apache-2.0
// What is one thing in several sources, and what belongs to what.
#include <gmock/gmock.h>

#include "indexer/check/names.h"
#include "indexer/check/programmes.h"
#include "indexer/identity/assemble.h"
#include "indexer/identity/people.h"
#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kProgramme = "programmes/lpc.json";

Source event(const std::string& slug, const std::string& name) {
  Source source;
  source.kind = SourceKind::kEvent;
  source.slug = slug;
  source.title = "Linux Plumbers Conference 2023";
  source.short_name = slug;
  source.series = "x";
  source.name = source.file = name;
  if (name == kProgramme) source.key = "indico:17";
  return source;
}

// Of a programme where it has a key.
Source talk(const std::string& slug, const std::string& title, const std::string& key = "",
            const std::string& name = kProgramme) {
  Source source;
  source.slug = slug;
  source.event = slug.substr(0, slug.find('/'));
  source.title = title;
  source.format = "talk";
  source.key = key;
  source.hash = slug + title;
  source.name = source.file = key.empty() ? "talks/" + slug + ".md" : name;
  if (key.empty()) source.lines = {{"topics", 1}, {"speakers", 2}};
  return source;
}

Source part(SourceKind kind, const std::string& name) {
  Source source;
  source.kind = kind;
  source.name = source.file = name;
  return source;
}

Section section(const std::string& text) {
  Section out;
  out.body.text = text;
  return out;
}

struct Identity : testing::Test {
  Corpus corpus;
  PreviousPublication previous;
  Problems problems;

  Identity() { add({event("lpc-2023", "events/lpc-2023.md")}); }
  void add(std::vector<Source> sources) {
    for (Source& source : sources) corpus.sources.push_back(std::move(source));
  }
  void assemble_all() {
    corpus.sort();
    assemble(&corpus, previous, &problems);
  }
  std::vector<std::string> slugs(SourceKind kind) {
    std::vector<std::string> slugs;
    for (const Source& source : corpus.sources) {
      if (source.kind == kind) slugs.push_back(source.slug);
    }
    return slugs;
  }
  std::vector<std::string> talks() { return slugs(SourceKind::kTalk); }
  const Source& at(const std::string& slug) { return *corpus.find(SourceKind::kTalk, slug); }
};

TEST_F(Identity, TheCorpusWinsFieldByField) {
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

TEST_F(Identity, AnAbstractThatTheCorpusLacksComesFromTheProgramme) {
  Source ours = talk("lpc-2023/klint", "Klint"), theirs = talk("lpc-2023/klint", "Klint", "k");
  ours.abstract = "title-only";
  ours.sections = {section("Nothing is known.")};
  theirs.sections = {section("Theirs.")};
  add({ours, theirs});
  assemble_all();
  EXPECT_EQ(at("lpc-2023/klint").sections.at(0).body.text, "Theirs.");
  EXPECT_EQ(at("lpc-2023/klint").abstract, "full");
}

TEST_F(Identity, TalksAreOneByPageOrByTitleAndSpeaker) {
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
TEST_F(Identity, TalksAreOneWhereOneTitleLacksTheSubtitle) {
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

TEST_F(Identity, ASubtitleMayComeBehindAnySignOfATitle) {
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

TEST_F(Identity, OfTwoTalksWithOneFirstPartNeitherIsTheOneWithoutASubtitle) {
  Source a = talk("lpc-2023/1", "Rust: status", "indico:17:1"),
         b = talk("lpc-2023/2", "Rust: plans", "indico:17:2"), c = talk("lpc-2023/rust", "Rust");
  for (Source* source : {&a, &b, &c}) source->speakers = {{"Miguel Ojeda", 0}};
  add({a, b, c});
  assemble_all();
  EXPECT_THAT(talks(), testing::SizeIs(3));
}

TEST_F(Identity, TwoTalksOfOneProgrammeOrOfTheCorpusStayTwo) {
  add({talk("lpc-2023/1", "Lightning talks", "k:1:1"),
       talk("lpc-2023/2", "Lightning talks", "k:1:2"),
       talk("lpc-2023/lightning", "Lightning talks"), talk("lpc-2023/x", "X"),
       talk("lpc-2023/y", "X")});
  assemble_all();
  EXPECT_THAT(talks(), testing::SizeIs(5));
}

TEST_F(Identity, TalksOfOneProgrammeInTwoFilesStayTwoWhereTheirKeysDiffer) {
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

TEST_F(Identity, AnEventHasTheDaysOfAllFilesOfItsProgramme) {
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

TEST_F(Identity, TalksWithKeysOfSeveralKindsAreOneAsTheyWere) {
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

TEST_F(Identity, TalksWithOneCodeOfPretalxAreOneInItsExports) {
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

TEST_F(Identity, ASignOfTwoTalksOfAProgrammeInTwoFilesSaysNothing) {
  add({talk("lpc-2023/ours", "Q&A"), talk("lpc-2023/a", "Q&A", "pretalx:lpc-2023:AAAAA1", "p1"),
       talk("lpc-2023/b", "Q&A", "pretalx:lpc-2023:AAAAA2", "p2")});
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/a", "lpc-2023/b", "lpc-2023/ours"));
}

TEST_F(Identity, OfTwoTalksWithOneTitleTheOneThatVanishesIsWithdrawn) {
  previous.programme_talks = {talk("lpc-2023/q-a", "Q&A", "pretalx:lpc-2023:AAAAA1", "p1"),
                              talk("lpc-2023/q-a-aaaaa2", "Q&A", "pretalx:lpc-2023:AAAAA2", "p2")};
  add({previous.programme_talks[0]});
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/q-a", "lpc-2023/q-a-aaaaa2"));
  EXPECT_TRUE(at("lpc-2023/q-a-aaaaa2").withdrawn && !at("lpc-2023/q-a").withdrawn);
}

TEST_F(Identity, EventsAreOneBySlugPageOrTitle) {
  Source theirs = event("linux-plumbers-conference-2023", kProgramme);
  theirs.start_date = "2023-11-13";
  add({theirs, talk("linux-plumbers-conference-2023/a", "A", "k:1:1")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kEvent), ElementsAre("lpc-2023"));
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/a"));
  EXPECT_EQ(corpus.find(SourceKind::kEvent, "lpc-2023")->start_date, "2023-11-13");
}

TEST_F(Identity, EventsOfIndicoWithOneTitleStayTwoWhereTheirNumbersDiffer) {
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

TEST_F(Identity, AnEventHasTheNameOfTheProgrammeThatKnowsIt) {
  Source unnamed = event("programme-2023", "programmes/a-timetable.json");
  unnamed.title = "programme-2023";
  unnamed.key = "indico:17";
  Source named = event("lpc-2023", kProgramme);
  unnamed.start_date = named.start_date = "2023-11-13";
  for (Source* source : {&unnamed, &named})
    source->links = {{"page", "https://lpc.example/event/17/", 0}};
  corpus.sources = {unnamed, named};
  assemble(&corpus, {}, &problems);
  ASSERT_EQ(corpus.sources.size(), 1u);
  EXPECT_EQ(corpus.sources[0].slug + " " + corpus.sources[0].title,
            "lpc-2023 Linux Plumbers Conference 2023");
}

// An address of a talk stays where such a file comes to the programme, whatever the file is called.
TEST_F(Identity, WhatIsMadeBesideAProgrammeSaysLess) {
  for (const char* family : {"table", "media", "pyvideo", "ics"}) {
    Source beside = talk("lpc-2023/klint", "Klint", std::string(family) + ":lpc-2023:1", "a");
    Source full = talk("lpc-2023/17-klint", "Klint", "indico:17:1");
    corpus.sources = {event("lpc-2023", kProgramme), beside, full};
    assemble(&corpus, {}, &problems);
    EXPECT_THAT(talks(), ElementsAre("lpc-2023/17-klint")) << family;
  }
}

TEST_F(Identity, ACalendarSaysTheLeast) {
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

TEST_F(Identity, DoesNotDependOnTheOrderOfTheSources) {
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

TEST_F(Identity, NotesOfAProgrammeFollowTheirTalk) {
  Source notes = part(SourceKind::kNotes, kProgramme);
  notes.slug = "lpc-2023/77-k";
  notes.key = "k:1:1:notes";
  add({talk("lpc-2023/klint", "Klint"), talk("lpc-2023/77-k", "Klint", "k:1:1"), notes});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/klint"));
}

TEST_F(Identity, PartsFindTheirTalk) {
  Source klint = talk("lpc-2023/klint", "Klint"),
         safe = talk("fosdem-2024/1675-safepoints", "Safepoints");
  klint.links = {{"slides", "https://lpc.events/event/17/attachments/9/Klint-final.pdf", 0}};
  add({event("fosdem-2024", "events/fosdem-2024.md"), klint, safe, talk("lpc-2023/nova", "Nova")});
  Source titled = part(SourceKind::kSlides, "decks/deck-7.pdf");
  titled.title = "NOVA";
  add({part(SourceKind::kNotes, "notes/lpc-2023/nova.html"), titled,
       part(SourceKind::kSlides, "decks/klint_final.pdf"),
       part(SourceKind::kTranscript, "subs/fosdem-2024-1675-safepoints.av1.vtt")});
  assemble_all();
  EXPECT_THAT(lines_of(problems), "");
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/nova"));
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint", "lpc-2023/nova"));
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("fosdem-2024/1675-safepoints"));
}

TEST_F(Identity, ADayMayStandBeforeTheNameOfAPart) {
  add({talk("lpc-2023/klint", "Klint"), talk("lpc-2023/nova", "Nova"),
       talk("lpc-2023/2023-11-14-keynote", "Keynote"),
       part(SourceKind::kNotes, "notes/lpc-2023/2023-11-14-klint.md"),
       part(SourceKind::kSlides, "decks/2023_11_14 nova.pdf"),
       part(SourceKind::kTranscript, "transcripts/20231114-nova.vtt"),
       part(SourceKind::kSlides, "decks/2023-11-14-keynote.pdf")});
  assemble_all();
  EXPECT_THAT(lines_of(problems), "");
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(slugs(SourceKind::kSlides),
              ElementsAre("lpc-2023/2023-11-14-keynote", "lpc-2023/nova"));
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/nova"));
}

TEST_F(Identity, PartsFindTheTalkWhoseLinkHasTheirNameEscaped) {
  const struct {
    std::string url, file;
  } cases[] = {{"https://x.example/files/My%20Deck%20(final).md", "decks/My Deck (final).md"},
               {"https://x.example/files/My%20Deck%20%28final%29.md?x=1", "My Deck (final).md"},
               {"https://x.example/files/Gr%C3%B6%C3%9Fe.md", "decks/Gr\u00f6\u00dfe.md"},
               {"https://x.example/f?n=1&f=files%2Fa", "decks/f.pdf"},
               {"https://x.example/dir%2Fklint-final.pdf", "klint-final.pdf"},
               {"https://x.example/100%_klint.pdf", "100%_klint.pdf"},
               {"https://x.example/klint%FFfinal%.pdf", "klint\uFFFDfinal%.pdf"}};
  for (const auto& each : cases) {
    corpus.sources = {event("lpc-2023", "events/lpc-2023.md")};
    Source own = talk("lpc-2023/own", "Own");
    own.links = {{"slides", each.url, 0}};
    add({own, talk("lpc-2023/nova", "Nova"), part(SourceKind::kSlides, each.file)});
    assemble_all();
    EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/own")) << each.file;
  }
}

TEST_F(Identity, ATitleTellsWhichOfSeveralTalksAFileNameMeans) {
  Source deck = part(SourceKind::kSlides, "decks/klint.pdf"),
         other = part(SourceKind::kNotes, "decks/klint.html");
  deck.title = "Klint, again";
  other.title = "Nova";
  add({event("x-2020", "events/x-2020.md"), talk("lpc-2023/klint", "Klint"),
       talk("x-2020/klint", "Klint, again"), talk("lpc-2023/nova", "Nova"), deck, other});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("x-2020/klint"));
  EXPECT_THAT(slugs(SourceKind::kNotes), IsEmpty());
  EXPECT_THAT(lines_of(problems),
              HasSubstr("klint.html: may belong to lpc-2023/klint, x-2020/klint; call it"));
}

TEST_F(Identity, WhatBelongsToNoTalkSaysHowToAttachIt) {
  add({event("x-2020", "events/x-2020.md"), talk("lpc-2023/klint", "Klint"),
       talk("x-2020/klint", "K")});
  add({part(SourceKind::kSlides, "decks/else.pdf"), part(SourceKind::kSlides, "decks/klint.pdf"),
       part(SourceKind::kSlides, "slides.pdf")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), IsEmpty());
  const std::string lines = lines_of(problems);
  EXPECT_THAT(
      lines,
      HasSubstr("else.pdf: belongs to no talk that is known; call it slides/<event>/<slug of "
                "the talk>.pdf, or let a link of the talk end in else.pdf [left out]"));
  EXPECT_THAT(lines, HasSubstr("klint.pdf: may belong to lpc-2023/klint, x-2020/klint; call it"));
  EXPECT_EQ(problems.size(), 3u);
}

TEST_F(Identity, EveryDeckOfATalkIsKeptTheOutlineOfTheCorpusFirst) {
  Source outline = part(SourceKind::kSlides, "slides/lpc-2023/klint.md");
  outline.slug = "lpc-2023/klint";
  outline.lines = {{"event", 2}};
  outline.sections = {section("An outline.")};
  Source pdf = part(SourceKind::kSlides, "decks/klint.pdf"), odp = pdf;
  pdf.sections = {section("The deck.")};
  odp.name = odp.file = "decks/klint.odp";
  add({talk("lpc-2023/klint", "Klint"), pdf, odp, outline});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides),
              ElementsAre("lpc-2023/klint", "lpc-2023/klint/02", "lpc-2023/klint/03"));
  EXPECT_EQ(corpus.find(SourceKind::kSlides, "lpc-2023/klint")->name, outline.name);
  EXPECT_EQ(corpus.find(SourceKind::kSlides, "lpc-2023/klint/02")->name, odp.name);
  EXPECT_THAT(lines_of(problems), "");
}

TEST_F(Identity, SubtitlesInTwoFormatsAreShownOnce) {
  Source vtt = part(SourceKind::kTranscript, "subs/klint.vtt"),
         srt = part(SourceKind::kTranscript, "subs/klint.srt");
  vtt.sections = {section("Hello, everybody.")};
  srt.sections = {section("Hello,"), section("everybody")};
  add({talk("lpc-2023/klint", "Klint"), vtt, srt});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(lines_of(problems),
              HasSubstr("subs/klint.vtt: says the same as subs/klint.srt, which is shown"));
}

TEST(SlugOfPart, HoldsTheTalkAndTheNumber) {
  for (int number : {1, 2, 12}) {
    const std::string slug = slug_of_part("lpc-2023/klint", number);
    EXPECT_EQ(slug_of_talk(slug), "lpc-2023/klint");
    EXPECT_EQ(number_of_part(slug), number);
  }
  EXPECT_LT(slug_of_part("a/b", 2), slug_of_part("a/b", 12));
}

TEST_F(Identity, WithoutAnyTalkEachFileIsOne) {
  corpus.sources.clear();
  Source deck = part(SourceKind::kSlides, "Our decks 2024/Klint.pdf");
  deck.title = "Klint, a lint";
  add({deck, part(SourceKind::kTranscript, "Our decks 2024/klint.en.vtt"),
       part(SourceKind::kSlides, "b.pdf")});
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("our-decks-2024/klint", "talks/b"));
  EXPECT_EQ(at("our-decks-2024/klint").title, "Klint, a lint");
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("our-decks-2024/klint"));
  EXPECT_THAT(lines_of(problems), HasSubstr("Our decks 2024/Klint.pdf: no programme: each file "
                                            "of this directory is taken for a talk"));
}

TEST_F(Identity, WithoutAnyTalkDirectoriesNameTheEventUnlessTheyTellWhatLiesInThem) {
  const std::pair<const char*, const char*> cases[] = {
      {"decks/klint.pdf", "decks/klint"},
      {"decks/slides.pdf", "decks/slides"},
      {"lpc-2023/slides/klint.pdf", "lpc-2023/klint"},
      {"lpc-2023/Transcripts/klint.en.vtt", "lpc-2023/klint"},
      {"lpc-2023/klint/slides.pdf", "lpc-2023/klint"},
      {"lpc-2023/talks/klint/en.vtt", "lpc-2023/klint"},
      {"talks/klint/slides.pdf", "talks/klint"},
      {"klint/slides.pdf", "talks/klint"},
      {"lpc-2023/01.pdf", "lpc-2023/01"},
      {"2023/klint.pdf", "2023/klint"},
      {"lpc/2023/klint.pdf", "lpc-2023/klint"},
      {"archive/lpc/2023/11-14/klint.pdf", "lpc-2023-11-14/klint"},
      {"../x y/./klint.pdf", "x-y/klint"},
      {"lpc-2023/linux.conf.au talk.pdf", "lpc-2023/linux-conf-au-talk"},
      {"lpc-2023/klint/src/public/transcript.pt-BR.md", "lpc-2023/klint"},
      {"acde/2026-06-18_239/transcript_corrected.vtt", "acde/2026-06-18-239"},
      {"lpc-2023/klint/slides-final.pdf", "lpc-2023/klint"},
      {"lpc-2023/klint/talk-2.pdf", "klint/talk-2"},
      {"\u2014/klint.pdf", "talks/klint"}};
  for (const auto& [name, slug] : cases) {
    corpus.sources = {part(SourceKind::kSlides, name)};
    assemble_all();
    EXPECT_THAT(talks(), ElementsAre(slug)) << name;
  }
  EXPECT_EQ(corpus.sources.size(), 3u);
}

TEST_F(Identity, WithoutAnyTalkTheYearsOfAnEventAreOneSeries) {
  corpus.sources = {part(SourceKind::kSlides, "Rust MC/2022/a.pdf"),
                    part(SourceKind::kSlides, "Rust MC/2023/a.pdf")};
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("rust-mc-2022/a", "rust-mc-2023/a"));
  const Source* event = corpus.find(SourceKind::kEvent, "rust-mc-2023");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->title, "Rust MC 2023");
  EXPECT_EQ(event->series, "rust-mc");
}

TEST_F(Identity, WithoutAnyTalkTwoDirectoriesOfOneNameAreTwoEvents) {
  for (const char* name : {"2023/rust/slides/a.pdf", "2023/rust/subs/a.vtt", "2024/rust/a.pdf",
                           "bpf/a.pdf", "old/2024/bpf/a.pdf", "bpf/b.pdf"})
    corpus.sources.push_back(part(SourceKind::kSlides, name));
  std::erase_if(corpus.sources, [](const Source& source) { return !is_part(source.kind); });
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("2023-rust/a", "2024-bpf/a", "2024-rust/a", "bpf/a", "bpf/b"));
}

TEST_F(Identity, ADirectoryAboveMayBeCalledLikeATalk) {
  Source linked = talk("lpc-2023/miri", "Miri");
  linked.links = {{"page", "https://fosdem.org/2025/schedule/event/fosdem-2025-17-miri/", 1}};
  add({talk("lpc-2023/klint-a-lint", "Klint"), linked, talk("lpc-2023/nova", "Nova"),
       part(SourceKind::kSlides, "att/fosdem-2025-17-miri/slides/222/Deck_1.pdf"),
       part(SourceKind::kSlides, "att/klint-a-lint/final version.pdf"),
       part(SourceKind::kSlides, "nova/more/other.pdf")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint-a-lint", "lpc-2023/miri"));
}

TEST_F(Identity, ACopyOfASiteIsAttachedByItsAddresses) {
  Source klint = talk("lpc-2023/klint", "Klint"), miri = talk("lpc-2023/miri", "Miri");
  klint.links = {{"page", "https://lpc.events/event/17/contributions/1234/", 1},
                 {"slides", "https://cdn.example/2023/a/My%20Deck.pdf?download=1", 2}};
  miri.links = {{"page", "https://lpc.events/event/17/contributions/12345/", 1}};
  add({klint, miri,
       part(SourceKind::kSlides,
            "copy/lpc.events/event/17/contributions/12345/attachments/1/2/Deck.pdf"),
       part(SourceKind::kNotes, "cdn.example/2023/a/My Deck.pdf"),
       part(SourceKind::kTranscript, "other.example/event/17/contributions/1234/a.vtt"),
       part(SourceKind::kTranscript, "lpc.events/event/17/contributions/1234/a/b/c/d/e.vtt")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/miri"));
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(slugs(SourceKind::kTranscript), IsEmpty());
}

TEST_F(Identity, SubtitlesOfYtDlpAreOfTheTalkWithTheirRecordingOrTitle) {
  Source klint = talk("lpc-2023/klint", "Klint: a lint"),
         miri = talk("lpc-2023/miri", "Miri/next?");
  klint.links = {{"video", "https://www.youtube.com/watch?v=aB3-dEf_hiJ&t=5", 1}};
  Source by_id = part(SourceKind::kTranscript, "subs/LPC, day 1 [aB3-dEf_hiJ].en.vtt"),
         by_name =
             part(SourceKind::kTranscript, "subs/Miri\u29f8next\uff1f [xXxXxXxXxXx].en-orig.srt"),
         other = part(SourceKind::kTranscript, "subs/Another [ab3-def_hij].en.vtt");
  for (Source* source : {&by_id, &by_name, &other}) source->title = kTranscriptTitle;
  add({klint, miri, by_id, by_name, other});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/klint", "lpc-2023/miri"));
}

TEST_F(Identity, SubtitlesOfYtDlpAloneHaveTheirTitleAndRecording) {
  corpus.sources = {
      part(SourceKind::kTranscript, "lpc-2023/Klint\uff1a a lint [aB3-dEf_hiJ].en.vtt"),
      part(SourceKind::kTranscript, "lpc-2023/Miri [Slides-2023].vtt")};
  for (Source& source : corpus.sources) source.title = kTranscriptTitle;
  assemble_all();
  ASSERT_THAT(talks(), ElementsAre("lpc-2023/klint-a-lint", "lpc-2023/miri-slides-2023"));
  EXPECT_EQ(at("lpc-2023/klint-a-lint").title, "Klint\uff1a a lint");
  ASSERT_EQ(at("lpc-2023/klint-a-lint").links.size(), 1u);
  EXPECT_EQ(at("lpc-2023/klint-a-lint").links[0].url,
            "https://www.youtube.com/watch?v=aB3-dEf_hiJ");
  EXPECT_TRUE(at("lpc-2023/miri-slides-2023").links.empty());
}

// A deck whose slides say what is listed; "src:..." shows another.
Source deck_of(const std::string& name, const std::vector<std::string>& slides) {
  Source deck = part(SourceKind::kSlides, name);
  deck.title = "Slides";
  deck.hash = name;
  for (const std::string& slide : slides) {
    deck.sections.push_back(section(slide.starts_with("src:") ? "" : slide));
    deck.sections.back().page = static_cast<int>(deck.sections.size());
    if (!slide.starts_with("src:")) continue;
    const std::size_t hash = std::min(slide.find('#'), slide.size());
    deck.shows.push_back({deck.sections.back().page, slide.substr(4, hash - 4),
                          slide.substr(std::min(hash + 1, slide.size()))});
  }
  return deck;
}

TEST_F(Identity, SlidesOfOtherFilesArePutIntoTheDeckThatShowsThem) {
  corpus.sources = {
      deck_of("lpc/klint/slides.md", {"One", "src:./pages/a.md", "src:/pages/b.md#1,3-4", "End"}),
      deck_of("lpc/klint/pages/a.md", {"A1", "src:../pages/c.md"}),
      deck_of("lpc/klint/pages/b.md", {"B1", "B2", "B3", "B4", "B5"}),
      deck_of("lpc/klint/pages/c.md", {"C1"}), deck_of("lpc/miri/slides.md", {"M"})};
  assemble_all();
  ASSERT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc/klint", "lpc/miri"));
  const Source& deck = *corpus.find(SourceKind::kSlides, "lpc/klint");
  std::string all;
  for (const Section& slide : deck.sections)
    all += std::to_string(slide.page) + slide.body.text + " ";
  EXPECT_EQ(all, "1One 2A1 3C1 4B1 5B3 6B4 7End ");
  EXPECT_EQ(deck.pages, 7);
  EXPECT_TRUE(deck.shows.empty());
  EXPECT_NE(deck.hash, "lpc/klint/slides.md") << "it changes with the others";
}

TEST_F(Identity, SlidesOfFilesThatAreNotThereOrShowThemselvesAreTold) {
  corpus.sources = {deck_of("lpc/a/slides.md", {"One", "src:gone.md", "src:b.md"}),
                    deck_of("lpc/a/b.md", {"src:slides.md", "B"}),
                    deck_of("lpc/c/slides.md", {"src:gone.md"})};
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc/a"));
  const std::string lines = lines_of(problems);
  EXPECT_THAT(lines,
              HasSubstr("lpc/a/slides.md: slide 2 shows gone.md, which is no deck among the"));
  EXPECT_THAT(lines, HasSubstr("lpc/a/b.md: slide 1 shows slides.md, which shows it in turn"));
  EXPECT_THAT(lines, HasSubstr("lpc/c/slides.md: shows slides of other files alone, and none of "
                               "them is there [left out]"));
}

TEST_F(Identity, AVagueFileIsOfTheTalkThatItsDirectoryIsCalledAfter) {
  add({talk("lpc-2023/klint", "Klint"), talk("lpc-2023/miri", "Miri"),
       part(SourceKind::kSlides, "files/klint/slides.pdf"),
       part(SourceKind::kTranscript, "files/lpc-2023/miri/subtitles/en.vtt"),
       part(SourceKind::kNotes, "klint/notes/unheard-of.md")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/miri"));
  EXPECT_THAT(slugs(SourceKind::kNotes), IsEmpty());
}

TEST_F(Identity, AnAbstractInAFileOfItsOwnIsTheTextOfATalkWithoutOne) {
  Source abstract = part(SourceKind::kNotes, "lpc-2023/klint/abstract.md");
  abstract.title = "Klint, a lint";
  abstract.format = kAbstractFormat;
  abstract.sections = {section("What it does.")};
  abstract.sections[0].heading.text = "Klint, a lint";
  Source deck = part(SourceKind::kSlides, "lpc-2023/klint/slides.pdf");
  deck.title = "Slides";
  corpus.sources = {abstract, deck};
  assemble_all();
  ASSERT_THAT(talks(), ElementsAre("lpc-2023/klint"));
  EXPECT_EQ(at("lpc-2023/klint").title, "Klint, a lint");
  EXPECT_EQ(at("lpc-2023/klint").abstract, "full");
  ASSERT_EQ(at("lpc-2023/klint").sections.size(), 1u);
  EXPECT_EQ(at("lpc-2023/klint").sections[0].body.text, "What it does.");
  EXPECT_EQ(at("lpc-2023/klint").sections[0].heading.text, "");
  EXPECT_THAT(slugs(SourceKind::kNotes), IsEmpty());

  Source told = talk("lpc-2023/klint", "Klint"), untold = talk("lpc-2024/klint", "Klint again");
  told.sections = {section("Told.")};
  untold.abstract = "title-only";
  Source other = abstract;
  other.name = other.file = "lpc-2024/klint/abstract.md";
  corpus.sources = {event("lpc-2023", "events/lpc-2023.md"),
                    event("lpc-2024", "events/lpc-2024.md"),
                    told,
                    untold,
                    abstract,
                    other};
  assemble_all();
  EXPECT_EQ(at("lpc-2023/klint").sections.at(0).body.text, "Told.");
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/klint")) << "it says something else";
  EXPECT_EQ(at("lpc-2024/klint").sections.at(0).body.text, "What it does.");
  EXPECT_EQ(at("lpc-2024/klint").sections.at(0).heading.text, "Klint, a lint");
  EXPECT_EQ(at("lpc-2024/klint").abstract, "full");
}

Source recording_of(const std::string& file, const std::string& url) {
  Source recording = part(SourceKind::kNotes, file);
  recording.title = "Klint, a lint";
  recording.format = kRecordingFormat;
  recording.date = "2023-11-20";
  recording.links = {{"video", url, 0}};
  recording.sections = {section("What it does.")};
  return recording;
}

TEST_F(Identity, ARecordingsDescriptionIsATalkWithItsSubtitlesWhereNothingElseTellsOfIt) {
  corpus.sources = {
      recording_of("lpc-2023/Klint [dQw4w9WgXcQ].info.json", "https://youtu.be/dQw4w9WgXcQ"),
      part(SourceKind::kTranscript, "lpc-2023/Klint [dQw4w9WgXcQ].en.vtt")};
  assemble_all();
  ASSERT_THAT(talks(), ElementsAre("lpc-2023/klint"));
  const Source& talk = at("lpc-2023/klint");
  EXPECT_EQ(talk.title, "Klint, a lint");
  EXPECT_EQ(talk.date, "2023-11-20");
  ASSERT_EQ(talk.links.size(), 1u);
  EXPECT_EQ(talk.sections.at(0).body.text, "What it does.");
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(slugs(SourceKind::kNotes), IsEmpty());
}

TEST_F(Identity, ARecordingsDescriptionGivesATalkWhatItLacks) {
  Source told = talk("lpc-2023/klint", "Klint"), untold = talk("lpc-2023/miri", "Klint, a lint");
  told.links = {{"video", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=7", 0}};
  told.date = untold.date = "2023-11-14";
  told.sections = {section("Told.")};
  untold.abstract = "title-only";
  const std::string hash = untold.hash;
  add({told, untold, recording_of("videos/1.info.json", "https://youtu.be/dQw4w9WgXcQ"),
       recording_of("videos/2.info.json", "https://a.example/2.mp4")});
  assemble_all();
  EXPECT_EQ(at("lpc-2023/klint").sections.at(0).body.text, "Told.");
  EXPECT_EQ(at("lpc-2023/klint").links.size(), 1u);
  EXPECT_EQ(at("lpc-2023/miri").sections.at(0).body.text, "What it does.");
  EXPECT_EQ(at("lpc-2023/miri").links.at(0).url, "https://a.example/2.mp4");
  EXPECT_EQ(at("lpc-2023/miri").date, "2023-11-14");
  EXPECT_NE(at("lpc-2023/miri").hash, hash);
  EXPECT_THAT(slugs(SourceKind::kNotes), IsEmpty()) << "nothing of it is left to say";
}

TEST_F(Identity, TitlesOfRecordingsHaveThoseOfTalksInThem) {
  Source recording = part(SourceKind::kTranscript, "videos/1.vtt"),
         named = part(SourceKind::kTranscript,
                      "videos/Pin init \uFF5C Ada Example [dQw4w9WgXcQ].en.vtt"),
         of_other_year = part(SourceKind::kTranscript, "videos/3.vtt"),
         of_longer = part(SourceKind::kTranscript, "videos/4.vtt");
  recording.title = "LPC 2023 - Klint: a lint | Gary Guo";
  of_other_year.title = "Kangrejos 2022 - Klint: a lint";
  of_longer.title = "Klint: a lint: the sequel - Gary Guo";
  add({talk("lpc-2023/klint", "Klint: a lint"), talk("lpc-2023/two", "Klint: a lint: the sequel"),
       talk("lpc-2023/pin", "Pin init"), recording, named, of_other_year, of_longer});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kTranscript),
              ElementsAre("lpc-2023/klint", "lpc-2023/pin", "lpc-2023/two"));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].path, "videos/3.vtt");
}

TEST_F(Identity, ATitleOfOneWordIsThatOfARecordingWhereItsEventStandsBeside) {
  add({talk("lpc-2023/17-klint", "Klint"), talk("lpc-2023/18-pin", "Pinned: a library"),
       part(SourceKind::kTranscript, "videos/LPC 2023 - Klint [dQw4w9WgXcQ].en.vtt"),
       part(SourceKind::kTranscript,
            "lpc-2023/Pinned - Linux Plumbers Conference 2023 [aQw4w9WgXcQ].en.vtt"),
       part(SourceKind::kTranscript, "videos/Rust 2023 - Klint [bQw4w9WgXcQ].en.vtt")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/17-klint", "lpc-2023/18-pin"));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].path, "videos/Rust 2023 - Klint [bQw4w9WgXcQ].en.vtt");
}

TEST_F(Identity, ADeckIsOfTheTalkWhoseProgrammeNamesItsFile) {
  Source corpus_talk = talk("lpc-2023/klint", "Klint"),
         listed = talk("lpc-2023/klint", "Klint", "table:lpc-2023:1", "programmes/a.csv");
  listed.files = {"decks/Day 1/Gary's deck (v2).pdf"};
  add({corpus_talk, listed, talk("lpc-2023/miri", "Miri"),
       part(SourceKind::kSlides, "slides/Gary's deck (v2).pdf")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint"));
}

TEST_F(Identity, ADeckIsOfTheOneTalkOfItsSpeaker) {
  const auto by = [](Source source, const char* speaker) {
    source.speakers = {{speaker, 0}};
    return source;
  };
  Source written = part(SourceKind::kSlides, "lpc-2023/deck.md");
  written.title = "My deck";
  add({event("lpc-2024", "events/lpc-2024.md"), by(talk("lpc-2023/1", "Klint"), "Gary Guo"),
       by(talk("lpc-2024/1", "Klint"), "Gary Guo"), by(talk("lpc-2023/2", "Binder"), "Alice Ryhl"),
       by(talk("lpc-2023/3", "Nova"), "Danilo Krummrich"), by(written, "Alice Ryhl"),
       part(SourceKind::kSlides, "lpc-2023/slides_Guo_Gary.pdf"),
       part(SourceKind::kSlides, "Nova - Danilo Krummrich.pdf"),
       part(SourceKind::kSlides, "Gary Guo.pdf"),
       part(SourceKind::kSlides, "Alice Ryhl RustConf 2022.pdf"),
       part(SourceKind::kNotes, "lpc-2023/alice-ryhl.md")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/1", "lpc-2023/2", "lpc-2023/3"));
  std::map<std::string, std::string> left;
  for (const Problem& problem : problems) left[problem.path] = problem.message;
  EXPECT_THAT(left["Gary Guo.pdf"], HasSubstr("may belong to lpc-2023/1, lpc-2024/1"));
  EXPECT_THAT(left["Alice Ryhl RustConf 2022.pdf"], HasSubstr("belongs to no talk"));
  EXPECT_THAT(left["lpc-2023/alice-ryhl.md"], HasSubstr("belongs to no talk"));
}

// FOSDEM's export has subtitles, and its recordings have none.
TEST_F(Identity, TitlesOfRecordingsMayLackTheSubtitle) {
  Source told = recording_of("lpc-2023/a.info.json", "https://youtu.be/dQw4w9WgXcQ"),
         elsewhere = recording_of("videos/b.info.json", "https://youtu.be/aQw4w9WgXcQ");
  told.title = elsewhere.title = "LPC 2023 - Something to hide";
  add({talk("lpc-2023/hide", "Something to hide: Keys in Linux"),
       talk("lpc-2023/sort", "Glidesort: Sorting"),
       part(SourceKind::kTranscript, "lpc-2023/Glidesort [bQw4w9WgXcQ].en.vtt"),
       part(SourceKind::kSlides, "lpc-2023/Something to hide.pdf"), told, elsewhere});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/sort"));
  EXPECT_EQ(at("lpc-2023/hide").links.size(), 1u);
  std::vector<std::string> left;
  for (const Problem& problem : problems) left.push_back(problem.path);
  EXPECT_THAT(
      left, testing::UnorderedElementsAre("videos/b.info.json", "lpc-2023/Something to hide.pdf"));
}

TEST_F(Identity, ARecordingOfNoTalkSaysHowItWouldBeOfOne) {
  Source recording = recording_of("videos/3.info.json", "https://a.example/3.mp4");
  recording.title = "Party";
  add({talk("lpc-2023/klint", "Klint"), recording});
  assemble_all();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].message,
            "belongs to no talk that is known; let a link of the talk be https://a.example/3.mp4");
}

TEST_F(Identity, WithoutAnyTalkThePathTellsTheDay) {
  corpus.sources = {part(SourceKind::kSlides, "2023-11-14 LPC/klint.pdf"),
                    part(SourceKind::kSlides, "2023-11-14 LPC/2023-11-15-miri.pdf")};
  assemble_all();
  EXPECT_EQ(at("2023-11-14-lpc/klint").date, "2023-11-14");
  EXPECT_EQ(at("2023-11-14-lpc/2023-11-15-miri").date, "2023-11-15");
}

TEST_F(Identity, NotesTellTheDayAndTheSpeakersOfATalkThatNothingElseTellsOf) {
  Source notes = part(SourceKind::kNotes, "Meetup/coinswap.md");
  notes.title = "Coinswap";
  notes.date = "2020-06-15";
  notes.speakers = {{"Ada Example", 4}};
  corpus.sources = {notes};
  assemble_all();
  ASSERT_THAT(talks(), ElementsAre("meetup/coinswap"));
  EXPECT_EQ(at("meetup/coinswap").date, "2020-06-15");
  EXPECT_EQ(at("meetup/coinswap").speakers.at(0).text, "Ada Example");
  EXPECT_TRUE(corpus.find(SourceKind::kNotes, "meetup/coinswap")->speakers.empty());
}

TEST_F(Identity, SubtitlesAloneAreCalledAfterTheirFiles) {
  const std::pair<const char*, const char*> cases[] = {
      {"subs/2024-03-klint-intro.en.vtt", "2024-03 klint intro"},
      {"subs/klint__walks_the-MIR.srt", "Klint walks the MIR"},
      {"subs/\u00fcber.vtt", "\u00fcber"},
      {"subs/-.vtt", "Transcript"}};
  for (const auto& [name, title] : cases) {
    corpus.sources = {part(SourceKind::kTranscript, name)};
    corpus.sources[0].title = "Transcript";
    assemble_all();
    ASSERT_EQ(talks().size(), 1u);
    EXPECT_EQ(at(talks()[0]).title, title);
    EXPECT_EQ(corpus.sources.back().title, "Transcript");
  }
}

TEST_F(Identity, OnePersonHasOneSpelling) {
  Source ours = talk("lpc-2023/a", "A");
  ours.speakers = {{"Björn Roy Baron", 1}};
  Source theirs = talk("lpc-2023/b", "B", "k:1:1");
  theirs.speakers = {
      {"Bjorn Roy Baron", 0}, {"BJÖRN ROY BARON", 0}, {"bjorn3", 0}, {"Lovelace, Ada", 0}};
  corpus.people = {{"Björn Roy Baron", {{"bjorn3", 1}}, {}, 1}};
  Source more = talk("lpc-2023/c", "C", "k:1:2");
  more.speakers = {{"Ada Lovelace", 0}};
  add({ours, theirs, more});
  assemble_all();
  std::vector<std::string> names;
  for (const Word& speaker : at("lpc-2023/b").speakers) names.push_back(speaker.text);
  EXPECT_THAT(names, ElementsAre("Björn Roy Baron", "Ada Lovelace"));
}

TEST_F(Identity, PeopleWhoAreNotTheSameStayTwo) {
  Source a = talk("lpc-2023/a", "A"), b = talk("lpc-2023/b", "B", "k:1:1");
  a.speakers = {{"Jan Müller", 1}};
  b.speakers = {{"Jan Muller", 1}, {"Jan Muellers", 1}};
  corpus.people = {{"Jan Müller", {}, {{"Jan Muller", 1}}, 1}};
  add({a, b});
  assemble_all();
  EXPECT_EQ(at("lpc-2023/b").speakers.at(0).text, "Jan Muller");
  Problems said;
  check_programmes(corpus, &said);
  EXPECT_THAT(lines_of(said),
              testing::Not(HasSubstr("\"Jan Muller\" (lpc-2023/b) and \"Jan Müller\"")));
  EXPECT_THAT(
      lines_of(said),
      HasSubstr("\"Jan Muellers\" (lpc-2023/b) and \"Jan Müller\" (lpc-2023/a) may be one"));
}

TEST_F(Identity, TalksThatMayBeOneAreNamed) {
  Source ours = talk("lpc-2023/klint", "Klint: detection of atomic contexts"),
         near = talk("lpc-2023/77", "Klint: detecting atomic contexts", "k:1:1"),
         same = talk("lpc-2023/79", "Klint: detection of atomic contexts!", "k:1:3"),
         other = talk("lpc-2023/80", "Klint, detection of atomic context", "k:1:4");
  for (Source* source : {&ours, &near}) source->speakers = {{"Gary Guo", 1}};
  for (Source* source : {&same, &other}) source->speakers = {{"Somebody Else", 1}};
  add({ours, near, same, other});
  assemble_all();
  Problems said;
  check_programmes(corpus, &said);
  const std::string lines = lines_of(said);
  EXPECT_THAT(lines, HasSubstr("lpc-2023/klint (Klint: detection of atomic contexts) may be "
                               "lpc-2023/77 (Klint: detecting atomic contexts)"));
  EXPECT_THAT(lines, HasSubstr("lpc-2023/klint has the same title as lpc-2023/79"));
  EXPECT_THAT(lines, testing::Not(HasSubstr("may be lpc-2023/80")));
}

TEST_F(Identity, ATopicWithTheNameOfASpeakerOfAProgrammeIsNamed) {
  Source topic, theirs = talk("lpc-2023/b", "B", "k:1:1");
  topic.kind = SourceKind::kTopic;
  topic.slug = "ada";
  topic.title = "Ada Lovelace";
  topic.file = "topics/ada.md";
  theirs.speakers = {{"Ada Lovelace", 0}};
  add({topic, theirs});
  assemble_all();
  check_names(corpus, &problems);
  EXPECT_THAT(lines_of(problems), HasSubstr("ada.md: \"Ada Lovelace\" is the name of a speaker"));
}

TEST_F(Identity, WhatVanishedFromAProgrammeIsWithdrawn) {
  previous.programme_talks = {
      talk("lpc-2023/gone", "Gone", "indico:17:1"), talk("lpc-2023/ours", "Ours", "indico:17:2"),
      talk("lpc-2023/new-number", "Again", "indico:17:3"), talk("lpc-2023/b", "B", "indico:17:4"),
      talk("lpc-2023/other", "Other", "ics:other:4")};
  add({talk("lpc-2023/ours", "Ours"), talk("lpc-2023/again", "AGAIN", "indico:17:9"),
       talk("lpc-2023/b", "B", "indico:17:4")});
  assemble_all();
  EXPECT_THAT(talks(),
              ElementsAre("lpc-2023/again", "lpc-2023/b", "lpc-2023/gone", "lpc-2023/ours"));
  EXPECT_TRUE(at("lpc-2023/gone").withdrawn && at("lpc-2023/ours").withdrawn);
  EXPECT_FALSE(at("lpc-2023/again").withdrawn || at("lpc-2023/b").withdrawn);
}

TEST_F(Identity, MinutesOfAWithdrawnTalkStay) {
  previous.programme_talks = {talk("lpc-2023/gone", "Gone", "indico:17:1")};
  Source minutes = part(SourceKind::kNotes, kProgramme), others = minutes;
  minutes.slug = "lpc-2023/gone";
  others.slug = "lpc-2023/b";
  minutes.key = others.key = "indico:17:1";
  previous.programme_parts = {minutes, others};
  add({talk("lpc-2023/b", "B", "indico:17:4")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kNotes), ElementsAre("lpc-2023/gone"));
}

TEST_F(Identity, AnEventThatLosesMostOfItsTalksIsNamed) {
  previous.talks_of = {{"lpc-2023", 5}, {"x-2020", 2}, {"y-2020", 4}};
  add({talk("lpc-2023/a", "A"), talk("lpc-2023/b", "B"), talk("y-2020/a", "A"),
       talk("y-2020/b", "B")});
  EXPECT_THAT(shrunken_events(previous, corpus),
              ElementsAre("lpc-2023 had 5 talks and would have 2"));
}
}  // namespace
}  // namespace plumbline
