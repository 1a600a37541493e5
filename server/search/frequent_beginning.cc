// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/frequent_beginning.h"

#include <algorithm>

namespace plumbline {

FrequentBeginning::FrequentBeginning(const PassageStatistics& statistics, Beginning beginning)
    : idf_(statistics.idf(beginning.passages)),
      least_(kMostWorth * idf_),
      impacts_(std::move(beginning.impacts)) {
  for (const auto& [passage, worth] : beginning.best) {
    if (!statistics.has(passage)) continue;
    best_.push_back({passage, worth * idf_});
    least_ = std::min(least_, worth * idf_);
  }
}

Matches FrequentBeginning::documents() const {
  Matches matches;
  matches.reserve(impacts_.size());
  auto best = best_.begin();
  each_impact(impacts_, [&](std::uint32_t id, std::uint8_t steps) {
    const auto document = static_cast<DocumentId>(id);
    while (best != best_.end() && document_of(best->passage) < document) ++best;
    const bool is_best = best != best_.end() && document_of(best->passage) == document;
    matches.push_back(
        {document, is_best ? best->score : std::min(steps * kWorthOfStep * idf_, least_)});
  });
  return matches;
}

}  // namespace plumbline
