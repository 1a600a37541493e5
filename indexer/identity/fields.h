// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/fields.h: one document out of several that are the same, field by field.
#pragma once

#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Completes the first of them from the others, in order, and notes where each field is from. They are
// two at least, all events or all talks.
void merge_fields(const std::vector<Source*>& sources);

// Leaves out what has the kind and the slug of another document; of two, the one of a programme or the
// one whose name comes later. A further deck (notes, transcript) of a talk is kept and gets a number instead
// (slug_of_part), those first that were written for the corpus, unless it says the same as one before it or is
// the hundredth. Sorts.
void leave_out_namesakes(Corpus* corpus, Problems* problems);

}  // namespace plumbline
