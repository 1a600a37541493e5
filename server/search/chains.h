// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/chains.h: which talk an earlier one has as its next episode: "Nova" in 2024, the workshop of
// 2025, that of 2026.
//
// A source may say it by hand: `follows: <slug>`, or `follows: none`. Else the previous episode is the latest
// of those earlier talks that share a speaker, are about the same rare topics and say it in the same
// words; where the speakers of one of them are unknown, about the same first topic. Made for precision: what
// is found has to be right, and nothing is found where the order of two talks is not certain.
#pragma once

#include <vector>

#include "server/search/bags.h"
#include "server/search/catalog.h"

namespace plumbline {

struct Chain {
  std::vector<DocumentId> earlier;  // the previous episode, the one before it ...; oldest first
  std::vector<DocumentId> later;    // talks whose previous episode is this one, by date
};

class Chains {
 public:
  // Lives no longer than what it is given; for one request.
  Chains(const Catalog& catalog, Database& db);

  Chain of(DocumentId talk);
  DocumentId previous(DocumentId talk);  // 0 where it continues nothing

 private:
  struct Candidate {
    DocumentId talk;
    double score;
  };
  // What the source says: a talk, the talk itself for "none", 0 for nothing.
  DocumentId written(DocumentId talk);
  DocumentId find_previous(DocumentId talk);
  std::vector<DocumentId> neighbours(const Document& talk) const;
  double score(const Document& talk, const Document& earlier);
  double title_likeness(const Bag& a, const Bag& b) const;

  const Catalog& catalog_;
  Database& db_;
  Bags bags_;
};

}  // namespace plumbline
