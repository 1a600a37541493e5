// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/abstracts.h: abstracts that lie in files of their own.
#pragma once

#include "indexer/source.h"

namespace plumbline {

// Notes that are the abstract of their talk ("klint/abstract.md", kAbstractFormat) become its text, where it has none;
// else they stay notes. `corpus` is sorted before and after, and its parts have the slugs of their talks.
void give_abstracts(Corpus* corpus);

}  // namespace plumbline
