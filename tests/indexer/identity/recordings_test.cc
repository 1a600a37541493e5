// SPDX-License-Identifier: MIT OR Apache-2.0
// Which talk a recording is of, and what it tells of it.
#include <gmock/gmock.h>

#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

using Recordings = Identity;

Source recording_of(const std::string& file, const std::string& url) {
  Source recording = part(SourceKind::kNotes, file);
  recording.title = "Klint, a lint";
  recording.format = kRecordingFormat;
  recording.date = "2023-11-20";
  recording.links = {{"video", url, 0}};
  recording.sections = {section("What it does.")};
  return recording;
}

TEST_F(Recordings, SubtitlesOfYtDlpAreOfTheTalkWithTheirRecordingOrTitle) {
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

TEST_F(Recordings, SubtitlesOfYtDlpAloneHaveTheirTitleAndRecording) {
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

TEST_F(Recordings, ARecordingsDescriptionIsATalkWithItsSubtitlesWhereNothingElseTellsOfIt) {
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

TEST_F(Recordings, ARecordingsDescriptionGivesATalkWhatItLacks) {
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

TEST_F(Recordings, TitlesOfRecordingsHaveThoseOfTalksInThem) {
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

TEST_F(Recordings, ATitleOfOneWordIsThatOfARecordingWhereItsEventStandsBeside) {
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

// FOSDEM's export has subtitles, and its recordings have none.
TEST_F(Recordings, TitlesOfRecordingsMayLackTheSubtitle) {
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

TEST_F(Recordings, ARecordingOfNoTalkSaysHowItWouldBeOfOne) {
  Source recording = recording_of("videos/3.info.json", "https://a.example/3.mp4");
  recording.title = "Party";
  add({talk("lpc-2023/klint", "Klint"), recording});
  assemble_all();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].message,
            "belongs to no talk that is known; let a link of the talk be https://a.example/3.mp4");
}
}  // namespace
}  // namespace plumbline
