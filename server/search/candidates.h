// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/candidates.h: which talks and topics are looked at whole for a subject: those that have most of its
// most telling stems, by BM25 over the columns of the stem index, and talks of the same people or with the same
// citations.
#pragma once

#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/matches.h"
#include "server/search/subject.h"

namespace plumbline {

class Candidates {
 public:
  // Lives no longer than what it is given.
  Candidates(const Catalog& catalog, Database& db, const Subject& subject);

  // Each once, with its BM25 as a share of the subject's own. The best by that come first; of those that only the
  // people or the citations tell of, as many of the best; and the talk that the subject continues.
  Matches talks() const;
  // The topics whose pages have most of the words, the best first.
  Matches topics() const;

 private:
  void add_words();
  void add_column(StemId stem, double weight);
  std::vector<const SubjectStem*> most_telling() const;
  bool fits(DocumentId id) const;
  bool is_past(DocumentId id) const;
  Matches best_talks() const;
  std::vector<DocumentId> told_of() const;
  void add_citing(std::vector<DocumentId>* talks) const;
  double score(DocumentId id) const { return scores_[static_cast<std::size_t>(id)]; }

  const Catalog& catalog_;
  Database& db_;
  const Subject& subject_;
  std::vector<double> scores_;  // BM25, by document
  double own_ = 0;              // that of the subject
};

}  // namespace plumbline
