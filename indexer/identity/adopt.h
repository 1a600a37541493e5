// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/adopt.h: decks, notes and recordings without a programme.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Where the sources tell of no talk at all, each file of a part is a talk of its own, with the title of the
// part (of subtitles, which have none, one made of the name), and its directory is the event. Directories that tell
// only what lies in them are passed over (indexer/identity/place.h), and a file that is called like them is called after its
// directory: "decks/klint.pdf" makes "decks/klint", "lpc/slides/klint.pdf" and "lpc/klint/slides.pdf" make "lpc/klint".
// Two directories are two events: "2023/rust/a.pdf" is of "2023-rust" where there is "2024/rust", and "lpc/2023/a.pdf" of
// "lpc-2023", since a number says too little. Parts with one slug (klint.pdf, klint.vtt) make one talk. One warning an
// event says so. `corpus` is sorted before and after.
void adopt_parts(Corpus* corpus, Problems* problems);

}  // namespace plumbline
