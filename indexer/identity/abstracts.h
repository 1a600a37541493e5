// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/abstracts.h: abstracts, and what is told of recordings, that lie in files of their own.
#pragma once

#include "indexer/source.h"

namespace plumbline {

// Notes that are the abstract of their talk ("klint/abstract.md", kAbstractFormat) become its text, where it has none;
// else they stay notes. What is told of a recording (kRecordingFormat) likewise, and gives its address to a talk that has
// none; it never stays, since all else that it says is what the talk says. `corpus` is sorted before and after, and its
// parts have the slugs of their talks.
void give_abstracts(Corpus* corpus);

}  // namespace plumbline
