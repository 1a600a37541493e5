// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/feedback.h"

#include <algorithm>
#include <cmath>

#include "server/search/bags.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {

// At most `count` of the matches, the best first, equals by document.
Matches best_of(Matches matches, double count) {
  const auto is_better = [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  };
  if (count < static_cast<double>(matches.size())) {
    const auto end = matches.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(matches.begin(), end, matches.end(), is_better);
    matches.erase(end, matches.end());
  } else {
    std::sort(matches.begin(), matches.end(), is_better);
  }
  return matches;
}

// What the best answers are about, as one vector, with which all others are compared.
class Average {
 public:
  explicit Average(const StemStatistics& statistics)
      : statistics_(statistics), vector_(statistics.size()) {}

  // Adds a document's telling stems, as a vector of length `weight`.
  void add(DocumentId document, const TellingStems& telling, double weight) {
    if (telling.length == 0) return;
    const double scale = weight / telling.length, damping = statistics_.damping_of(document);
    for (const TellingStems::Stem& stem : telling.stems) {
      const double worth = statistics_.idf(stem.id) * statistics_.saturated_by(damping, stem.count);
      vector_.add(stem.id, scale * static_cast<float>(worth));
    }
  }

  double likeness(DocumentId document, const TellingStems& telling) const {
    const double damping = statistics_.damping_of(document);
    double sum = 0;
    for (const TellingStems::Stem& stem : telling.stems) {
      if (const double weight = vector_.weight(stem.id); weight != 0)
        sum += weight * StemStatistics::saturated_by(damping, stem.count);
    }
    return sum;
  }

 private:
  const StemStatistics& statistics_;
  StemVector vector_;
};
}  // namespace

Matches feedback(const StemStatistics& statistics, Database& db, KeptTellingStems& kept,
                 const Matches& matches) {
  const Matches candidates = best_of(matches, weights::kFeedbackCandidates);
  if (candidates.empty() || candidates[0].score <= 0) return {};
  const double top = candidates[0].score;
  double read = 0;  // stems
  const auto telling_of = [&](DocumentId document) {
    auto telling =
        kept.find_or_make(document, [&] { return read_telling_stems(statistics, db, document); });
    read += static_cast<double>(telling->of_all);
    return telling;
  };
  Average average(statistics);
  for (const Match& best : best_of(candidates, weights::kFeedbackDocuments)) {
    average.add(best.document, *telling_of(best.document),
                std::pow(best.score / top, weights::kFeedbackPower));
  }
  Matches likeness;
  likeness.reserve(candidates.size());
  double most = 0;
  for (const auto& [document, score] : candidates) {
    if (read > weights::kFeedbackStems) break;
    likeness.push_back({document, average.likeness(document, *telling_of(document))});
    most = std::max(most, likeness.back().score);
  }
  if (most == 0) return {};
  Matches gains = matches;
  for (Match& gain : gains) gain.score *= -weights::kFeedback;
  for (Match& match : likeness) match.score *= weights::kFeedback * top / most;
  std::sort(likeness.begin(), likeness.end(),
            [](const Match& a, const Match& b) { return a.document < b.document; });
  boost(&gains, likeness);
  return gains;
}

}  // namespace plumbline
