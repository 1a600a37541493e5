// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/start_here.h"

#include <gmock/gmock.h>

namespace plumbline {
namespace {

Candidate talk(RowId id, int position) {
  Candidate candidate{};
  candidate.talk = id;
  candidate.position = position;
  candidate.date = "2023";
  return candidate;
}

TEST(StartHere, IsNothingWithoutCandidates) {
  EXPECT_EQ(choose_start({}), 0);
  EXPECT_EQ(choose_start({talk(1, 0)}), 0);
}

TEST(StartHere, PrefersTheTalkThatIsAboutTheTopic) {
  Candidate aside = talk(1, 3), about = talk(2, 1);
  aside.has_video = aside.has_slides = true;
  EXPECT_EQ(choose_start({aside, about}), 2);
  Candidate named = talk(3, 1);
  named.named_in_title = true;
  EXPECT_EQ(choose_start({aside, about, named}), 3);
}

TEST(StartHere, PrefersWhatCanBeWatchedAndRead) {
  Candidate bare = talk(1, 1), video = talk(2, 1);
  bare.date = "2026";
  video.has_video = true;
  EXPECT_EQ(choose_start({bare, video}), 2);
  video.abstract = "title-only";
  EXPECT_EQ(choose_start({bare, video}), 1);
}

TEST(StartHere, PrefersATranscriptToNothing) {
  Candidate bare = talk(2, 1), read = talk(1, 1);
  read.has_transcript = true;
  EXPECT_EQ(choose_start({bare, read}), 1);
}

TEST(StartHere, TakesWhatWasWithdrawnOnlyWhereThereIsNothingElse) {
  Candidate gone = talk(1, 1), aside = talk(2, 0);
  gone.withdrawn = true;
  gone.has_video = true;
  aside.mentions = 1;
  EXPECT_EQ(choose_start({gone, aside}), 2);
  EXPECT_EQ(choose_start({gone}), 1);
}

TEST(StartHere, PrefersTalksThatExplain) {
  Candidate panel = talk(1, 1), sequel = talk(2, 1), tutorial = talk(3, 1);
  panel.format = "panel";
  sequel.continues = true;
  tutorial.format = "tutorial";
  EXPECT_EQ(choose_start({panel, sequel, tutorial}), 3);
}

TEST(StartHere, DecidesBetweenEqualsByAgeThenById) {
  Candidate old = talk(1, 1), recent = talk(2, 1), other = talk(3, 1);
  recent.date = other.date = "2025-09-17";
  EXPECT_EQ(choose_start({old, recent, other}), 2);
  EXPECT_EQ(choose_start({other, recent, old}), 2);
}

TEST(StartHere, FallsBackToTheTalkWithMostMentions) {
  Candidate few = talk(1, 0), many = talk(2, 0);
  few.mentions = 1;
  many.mentions = 5;
  EXPECT_EQ(choose_start({few, many}), 2);
  EXPECT_EQ(choose_start({few, many, talk(3, 6)}), 3);
}
}  // namespace
}  // namespace plumbline
