// SPDX-License-Identifier: MIT OR Apache-2.0
// What was there before.
#include <gmock/gmock.h>

#include "tests/indexer/identity/told_sources.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

using Previous = Identity;

TEST_F(Previous, OfTwoTalksWithOneTitleTheOneThatVanishesIsWithdrawn) {
  previous.programme_talks = {talk("lpc-2023/q-a", "Q&A", "pretalx:lpc-2023:AAAAA1", "p1"),
                              talk("lpc-2023/q-a-aaaaa2", "Q&A", "pretalx:lpc-2023:AAAAA2", "p2")};
  add({previous.programme_talks[0]});
  assemble_all();
  EXPECT_THAT(talks(), ElementsAre("lpc-2023/q-a", "lpc-2023/q-a-aaaaa2"));
  EXPECT_TRUE(at("lpc-2023/q-a-aaaaa2").withdrawn && !at("lpc-2023/q-a").withdrawn);
}

TEST_F(Previous, WhatVanishedFromAProgrammeIsWithdrawn) {
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

TEST_F(Previous, MinutesOfAWithdrawnTalkStay) {
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

TEST_F(Previous, AnEventThatLosesMostOfItsTalksIsNamed) {
  previous.talks_of = {{"lpc-2023", 5}, {"x-2020", 2}, {"y-2020", 4}};
  add({talk("lpc-2023/a", "A"), talk("lpc-2023/b", "B"), talk("y-2020/a", "A"),
       talk("y-2020/b", "B")});
  EXPECT_THAT(shrunken_events(previous, corpus),
              ElementsAre("lpc-2023 had 5 talks and would have 2"));
}
}  // namespace
}  // namespace plumbline
