// SPDX-License-Identifier: MIT OR Apache-2.0
// What belongs to which talk.
#include <gmock/gmock.h>

#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Attach = Identity;

TEST_F(Attach, PartsFindTheirTalk) {
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

TEST_F(Attach, ADayMayStandBeforeTheNameOfAPart) {
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

TEST_F(Attach, PartsFindTheTalkWhoseLinkHasTheirNameEscaped) {
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

TEST_F(Attach, ATitleTellsWhichOfSeveralTalksAFileNameMeans) {
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

TEST_F(Attach, WhatBelongsToNoTalkSaysHowToAttachIt) {
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

TEST_F(Attach, EveryDeckOfATalkIsKeptTheOutlineOfTheCorpusFirst) {
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

TEST_F(Attach, SubtitlesInTwoFormatsAreShownOnce) {
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

TEST_F(Attach, ACopyOfASiteIsAttachedByItsAddresses) {
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

TEST_F(Attach, AVagueFileIsOfTheTalkThatItsDirectoryIsCalledAfter) {
  add({talk("lpc-2023/klint", "Klint"), talk("lpc-2023/miri", "Miri"),
       part(SourceKind::kSlides, "files/klint/slides.pdf"),
       part(SourceKind::kTranscript, "files/lpc-2023/miri/subtitles/en.vtt"),
       part(SourceKind::kNotes, "klint/notes/unheard-of.md")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint"));
  EXPECT_THAT(slugs(SourceKind::kTranscript), ElementsAre("lpc-2023/miri"));
  EXPECT_THAT(slugs(SourceKind::kNotes), IsEmpty());
}

TEST_F(Attach, ADirectoryAboveMayBeCalledLikeATalk) {
  Source linked = talk("lpc-2023/miri", "Miri");
  linked.links = {{"page", "https://fosdem.org/2025/schedule/event/fosdem-2025-17-miri/", 1}};
  add({talk("lpc-2023/klint-a-lint", "Klint"), linked, talk("lpc-2023/nova", "Nova"),
       part(SourceKind::kSlides, "att/fosdem-2025-17-miri/slides/222/Deck_1.pdf"),
       part(SourceKind::kSlides, "att/klint-a-lint/final version.pdf"),
       part(SourceKind::kSlides, "nova/more/other.pdf")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint-a-lint", "lpc-2023/miri"));
}

TEST_F(Attach, ADeckIsOfTheTalkWhoseProgrammeNamesItsFile) {
  Source corpus_talk = talk("lpc-2023/klint", "Klint"),
         listed = talk("lpc-2023/klint", "Klint", "table:lpc-2023:1", "programmes/a.csv");
  listed.files = {"decks/Day 1/Gary's deck (v2).pdf"};
  add({corpus_talk, listed, talk("lpc-2023/miri", "Miri"),
       part(SourceKind::kSlides, "slides/Gary's deck (v2).pdf")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/klint"));
}

TEST_F(Attach, ADeckIsOfTheOneTalkOfItsSpeaker) {
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
       part(SourceKind::kNotes, "lpc-2023/alice-ryhl.md"),
       part(SourceKind::kTranscript, "lpc-2023/Rust status - Alice Ryhl.vtt")});
  assemble_all();
  EXPECT_THAT(slugs(SourceKind::kSlides), ElementsAre("lpc-2023/1", "lpc-2023/2", "lpc-2023/3"));
  std::map<std::string, std::string> left;
  for (const Problem& problem : problems) left[problem.path] = problem.message;
  EXPECT_THAT(left["Gary Guo.pdf"], HasSubstr("may belong to lpc-2023/1, lpc-2024/1"));
  EXPECT_THAT(left["Alice Ryhl RustConf 2022.pdf"], HasSubstr("belongs to no talk"));
  EXPECT_THAT(left["lpc-2023/alice-ryhl.md"], HasSubstr("belongs to no talk"));
  EXPECT_THAT(left["lpc-2023/Rust status - Alice Ryhl.vtt"], HasSubstr("belongs to no talk"));
}

TEST_F(Attach, AnAbstractInAFileOfItsOwnIsTheTextOfATalkWithoutOne) {
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
}  // namespace
}  // namespace plumbline
