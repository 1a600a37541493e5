// SPDX-License-Identifier: MIT OR Apache-2.0
// Parts without a programme.
#include <gmock/gmock.h>

#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

using Adopt = Identity;

TEST_F(Adopt, WithoutAnyTalkEachFileIsOne) {
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

TEST_F(Adopt, WithoutAnyTalkDirectoriesNameTheEventUnlessTheyTellWhatLiesInThem) {
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

TEST_F(Adopt, WithoutAnyTalkADirectoryAroundTheSourceNamesTheEventIfItHasAYear) {
  const std::pair<const char*, const char*> cases[] = {
      {"/srv/lpc-2023/slides/klint.pdf", "lpc-2023/klint"},
      {"/srv/2023/slides/klint.pdf", "slides/klint"},
      {"/srv/lpc/slides/klint.pdf", "slides/klint"}};
  for (const auto& [file, slug] : cases) {
    Source deck = part(SourceKind::kSlides, "slides/klint.pdf");
    deck.file = file;
    corpus.sources = {deck};
    assemble_all();
    EXPECT_THAT(talks(), ElementsAre(slug)) << file;
  }
}

TEST_F(Adopt, WithoutAnyTalkTheYearsOfAnEventAreOneSeries) {
  corpus.sources = {part(SourceKind::kSlides, "Rust MC/2022/a.pdf"),
                    part(SourceKind::kSlides, "Rust MC/2023/a.pdf")};
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("rust-mc-2022/a", "rust-mc-2023/a"));
  const Source* event = corpus.find(SourceKind::kEvent, "rust-mc-2023");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->title, "Rust MC 2023");
  EXPECT_EQ(event->series, "rust-mc");
}

TEST_F(Adopt, WithoutAnyTalkTwoDirectoriesOfOneNameAreTwoEvents) {
  for (const char* name : {"2023/rust/slides/a.pdf", "2023/rust/subs/a.vtt", "2024/rust/a.pdf",
                           "bpf/a.pdf", "old/2024/bpf/a.pdf", "bpf/b.pdf"})
    corpus.sources.push_back(part(SourceKind::kSlides, name));
  std::erase_if(corpus.sources, [](const Source& source) { return !is_part(source.kind); });
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("2023-rust/a", "2024-bpf/a", "2024-rust/a", "bpf/a", "bpf/b"));
}

TEST_F(Adopt, WithoutAnyTalkThePathTellsTheDay) {
  corpus.sources = {part(SourceKind::kSlides, "2023-11-14 LPC/klint.pdf"),
                    part(SourceKind::kSlides, "2023-11-14 LPC/2023-11-15-miri.pdf")};
  assemble_all();
  EXPECT_EQ(at("2023-11-14-lpc/klint").date, "2023-11-14");
  EXPECT_EQ(at("2023-11-14-lpc/2023-11-15-miri").date, "2023-11-15");
}

TEST_F(Adopt, NotesTellTheDayAndTheSpeakersOfATalkThatNothingElseTellsOf) {
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

TEST_F(Adopt, SubtitlesAloneAreCalledAfterTheirFiles) {
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
}  // namespace
}  // namespace plumbline
