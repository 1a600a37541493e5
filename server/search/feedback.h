// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/feedback.h: what is like the best answers to a question is an answer, too.
//
// Pseudo-relevance feedback in the manner of Rocchio (1971): the few best documents are averaged into one,
// and every document found gains by its likeness to that. The best are weighed by a high power of their
// scores: where one stands out, which is where a reader looks for one known thing, it is nearly alone, and
// being most like itself it stays first; where many are equal they speak together. That took the place of a
// rule for when to use feedback at all, which gave less. All telling stems of a document take part, which measured
// better than the forty best terms, and no further postings are read: only the stems of the documents
// that are re-ranked.
#pragma once

#include "server/search/matches.h"
#include "server/search/telling_stems.h"

namespace plumbline {

// What documents gain (below 0: lose) by it, to be added to their scores; `matches` by document. The largest
// score stays about where it is. Only the best weights::kFeedbackCandidates of them are compared,
// and no more than have weights::kFeedbackStems together, since those of a long transcript are many. `kept` has what
// earlier requests read.
Matches feedback(const StemStatistics& statistics, Database& db, KeptTellingStems& kept,
                 const Matches& matches);

}  // namespace plumbline
