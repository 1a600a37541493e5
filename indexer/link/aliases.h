// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/aliases.h: table alias: every name that leads to a talk, topic, event or person.
#pragma once

#include <vector>

#include "indexer/link/knowledge.h"
#include "indexer/link/roster.h"

namespace plumbline {

// By document; the title first, then what its source gives, then its slug, each key once. Names
// without a key ("?") are left out, other than titles. A stem key stays with one document: a topic
// comes before a person, an event and a talk, and among several of one kind nobody has it. Keys are
// claims too, so that a stem key of one topic is no other topic's key.
std::vector<AliasRecord> list_aliases(const Roster& roster);

}  // namespace plumbline
