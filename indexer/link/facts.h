// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/facts.h: the rows that say what the fields of the sources say.
#pragma once

#include "indexer/link/knowledge.h"
#include "indexer/link/roster.h"
#include "indexer/source.h"

namespace plumbline {

// Adds documents, events, talks, topics (without start_here), people, addresses, and the links that
// stand in a list: speaker, tagged, related, numbered from 1. A name or slug that leads nowhere is
// passed over.
void add_facts(const Corpus& corpus, const Roster& roster, Knowledge* out);

}  // namespace plumbline
