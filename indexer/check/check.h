// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/check.h: the rules of corpus/FORMAT.md that need more than one document. What one
// file can say by itself is checked where it is read (sources/fields.h, check/words.h).
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Removes documents that cannot stand without another one that is not there, and reports all
// problems.
void check_corpus(Corpus* corpus, Problems* problems);

}  // namespace plumbline
