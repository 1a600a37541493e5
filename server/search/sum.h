// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/sum.h: many sets of documents united at once, which for half of all documents, ten times, is several
// times as quick as uniting one after the other.
#pragma once

#include <vector>

#include "server/search/matches.h"

namespace plumbline {

class Sum {
 public:
  // Of documents up to `max_id`; others are passed over.
  explicit Sum(DocumentId max_id)
      : scores_(static_cast<std::size_t>(max_id) + 1), has_(scores_.size()) {}

  // Scores are multiplied by `factor`.
  void add(const Matches& matches, double factor) {
    for (const Match& match : matches) {
      const auto at = static_cast<std::size_t>(match.document);
      if (match.document < 0 || at >= scores_.size()) continue;
      scores_[at] += match.score * factor;
      has_[at] = 1;
    }
  }

  Matches matches() const {
    Matches matches;
    for (std::size_t at = 0; at < scores_.size(); ++at) {
      if (has_[at]) matches.push_back({static_cast<DocumentId>(at), scores_[at]});
    }
    return matches;
  }

 private:
  std::vector<double> scores_;  // by document
  std::vector<char> has_;       // likewise
};

}  // namespace plumbline
