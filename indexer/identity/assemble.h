// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/assemble.h: from what the files say to one document for each thing.
#pragma once

#include "indexer/identity/previous.h"
#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// In this order: one spelling for each person (people.h), one document for what stands in several sources (merge.h),
// times in one zone (zones.h), talks that were withdrawn (previous.h), talks made of parts where there are none
// (adopt.h), parts to their talks (attach.h). What is still called like another document is left out with a problem
// (fields.h). `corpus` is sorted before and after.
void assemble(Corpus* corpus, const PreviousPublication& previous, Problems* problems);

}  // namespace plumbline
