// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/adopt.h: decks, notes and recordings without a programme.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Where the sources tell of no talk at all, each file of a part is a talk of its own, with the title of the
// part (of subtitles, which have none, one made of the name), and the directory that it lies in is the event:
// "decks/klint.pdf" makes "decks/klint". Parts with
// one slug (klint.pdf, klint.vtt) make one talk. One warning a directory says so. `corpus` is sorted before
// and after.
void adopt_parts(Corpus* corpus, Problems* problems);

}  // namespace plumbline
