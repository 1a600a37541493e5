// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/matches.h: sets of documents with scores, and what AND, OR and NOT do to them.
#pragma once

#include <utility>
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
// Those of `matches` that `others` has too gain its score.
void boost(Matches* matches, const Matches& others);

// What a part of a query has found: its own, or what somebody else has and keeps longer than this. Half a megabyte
// of matches need not be copied so.
class Found {
 public:
  Found(Matches made) : made_(std::move(made)) {}
  static Found kept(const Matches& matches) {
    Found found{Matches()};
    found.kept_ = &matches;
    return found;
  }

  const Matches& operator*() const { return kept_ ? *kept_ : made_; }
  const Matches* operator->() const { return &**this; }
  // For good.
  Matches take() && { return kept_ ? *kept_ : std::move(made_); }

 private:
  Matches made_;
  const Matches* kept_ = nullptr;
};

}  // namespace plumbline
