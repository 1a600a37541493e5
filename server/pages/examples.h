// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/examples.h: documents of this collection that stand as examples on the home and help
// pages, so that no page names a subject that the collection does not have.
#pragma once

#include <vector>

#include "server/search/catalog.h"

namespace plumbline {

// Topics with the most talks first; those without any are left out.
std::vector<DocumentId> topics_by_talks(const Catalog& catalog);

// Talks with notes, newest first.
std::vector<DocumentId> talks_with_notes(const Catalog& catalog);

// Each is 0 where the collection has none.
struct Examples {
  DocumentId broad = 0;    // the topic that stands for the whole collection
  DocumentId topic = 0;    // one with many talks, a name of one word and a talk to start with
  DocumentId other = 0;    // another of that kind
  DocumentId talk = 0;     // the talk to start with about `topic`
  DocumentId speaker = 0;  // who gave it
  DocumentId event = 0;    // where
};
Examples find_examples(const Catalog& catalog);

// The newest event with at least three talks; where none has, the newest with any; 0 for none.
DocumentId newest_event(const Catalog& catalog);

}  // namespace plumbline
