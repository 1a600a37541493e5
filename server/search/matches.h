// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/matches.h: sets of documents with scores, and what AND, OR and NOT do to them.
#pragma once

#include <vector>

#include "server/search/document_id.h"

namespace plumbline {

struct Match {
  DocumentId document;
  double score;
};
using Matches = std::vector<Match>;  // by document, each once

// nullptr where the document is not among them.
const Match* find_match(const Matches& matches, DocumentId document);

Matches intersect(const Matches& a, const Matches& b);  // scores add up
Matches unite(const Matches& a, const Matches& b);      // scores add up
Matches subtract(const Matches& a, const Matches& b);
// a's documents; those that b has too gain its score.
Matches boost(const Matches& a, const Matches& b);

}  // namespace plumbline
