// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/shown_decks.h: decks whose slides lie in several files.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Puts the slides of other decks where a deck shows them: Slidev's `src: ./pages/intro.md#2,5-7`, reveal's
// data-markdown="slides/01.md". They are no decks of their own any more, pages are numbered anew, and what such a deck
// shows in turn is shown, too. A file that is not among the sources is a warning, and its slide stays as it is; a deck that says
// nothing then is left out. `corpus` is sorted before and after.
void put_in_shown_decks(Corpus* corpus, Problems* problems);

}  // namespace plumbline
