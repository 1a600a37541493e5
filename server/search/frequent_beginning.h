// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/frequent_beginning.h: what documents are worth for words that begin alike ("pro*") where they are
// so many that their postings are not read for a search (schema/term_impacts.h).
#pragma once

#include "schema/term_impacts.h"
#include "server/search/matches.h"
#include "server/search/passages.h"

namespace plumbline {

class FrequentBeginning {
 public:
  FrequentBeginning(const PassageStatistics& statistics, Beginning beginning);

  // Each document with its score. That is exact for the best ones; of others it is only known to about one in a
  // hundred, and not above the least of the best.
  Matches documents() const;
  // The best passage of each of the best, with the score of its document.
  const Postings& best() const { return best_; }

 private:
  double idf_, least_;
  std::string impacts_;
  Postings best_;
};

}  // namespace plumbline
