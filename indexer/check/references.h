// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/references.h: what one document says of another: events, topics, earlier talks,
// parents.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Removes talks without their event, and notes, slides and transcripts without theirs: kLeftOut.
void leave_out_orphans(Corpus* corpus, Problems* problems);

// Every other reference that leads nowhere is a warning; whoever links passes over it.
void check_references(const Corpus& corpus, Problems* problems);

// True where following the parents of this topic leads back to it.
bool is_own_ancestor(const Corpus& corpus, const Source& topic);

}  // namespace plumbline
