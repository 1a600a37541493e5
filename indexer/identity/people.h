// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/people.h: one spelling for each person over all programmes. People are told by their
// names alone, never by the numbers that programmes give them, since those change owners.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Renames speakers in programmes to the spelling of the corpus or people.yml, or else to the most
// frequent one, where both differ only in case, accents, blanks and marks, or in the order of "Last,
// First". A person's `not` in people.yml keeps names apart. The corpus's own documents stay as they are.
void unify_people(Corpus* corpus);

}  // namespace plumbline
