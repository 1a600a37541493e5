// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/attach.h: which talk a deck, notes or a transcript belongs to.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Gives each part the slug of its talk. The first of these that leads to a talk decides; where it leads to several,
// those behind it may tell which of them:
//   1. what it says itself, or its path: slides/<event>/<slug>.pdf, <event>/<slug>.vtt
//      of a copy of a site, the address of a talk's page, slides or video: lpc.events/event/17/contributions/1234/a.pdf
//   2. its file name, which is a talk's slug, or ends the address of a talk's page, slides or video:
//      "klint.pdf", "fosdem-2024-1675-inner-workings-of-safepoints.av1.vtt"; of a vague one that of its directory:
//      "klint/slides.pdf" (indexer/identity/place.h)
//      the recording that it names is the talk's
//      yt-dlp's "Klint [dQw4w9WgXcQ].en.vtt" has the recording that is the talk's
//   3. its title, or its name, which is that of a talk, or has that of a talk between dashes, colons and bars:
//      "LPC 2023 - Klint: a lint | Gary Guo", where no other year stands beside it; of one word only where its event or a
//      speaker stands beside it
//   4. of a recording within its event, the same without the subtitle that the talk has
//   5. of a deck, the speaker in its file's name or its head: "Gary Guo.pdf"
// What belongs to no talk, or to several alike, is left out with a problem that says how to attach it.
// `corpus` is sorted before and after.
void attach_parts(Corpus* corpus, Problems* problems);

}  // namespace plumbline
