// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/feedback.h"

#include <algorithm>
#include <cmath>

#include "server/search/weights.h"

namespace plumbline {
namespace {

// At most `count` of the matches, the best first, equals by document.
Matches best_of(Matches matches, double count) {
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(
                                         std::min(count, static_cast<double>(matches.size())));
  std::partial_sort(matches.begin(), end, matches.end(), [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  matches.erase(end, matches.end());
  return matches;
}

class Feedback {
 public:
  explicit Feedback(Bags& bags)
      : statistics_(bags.statistics()), bags_(bags), average_(statistics_.size()) {}

  // Adds a document's telling stems, as a vector of length `weight`.
  void add(DocumentId document, double weight) {
    const Bag& bag = read(document);
    if (bag.length == 0) return;
    const double scale = weight / bag.length;
    for (const Bag::Stem& stem : bag.stems) {
      if (statistics_.telling(stem.id)) average_.add(stem.id, scale * stem.weight);
    }
  }

  // Whether as much was read as one answer may cost.
  bool is_tired() const { return read_ > weights::kFeedbackStems; }

  double likeness(DocumentId document) {
    double sum = 0;
    for (const Bag::Stem& stem : read(document).stems) {
      if (const double weight = average_.weight(stem.id); weight != 0)
        sum += weight * statistics_.saturated(stem.count, document);
    }
    return sum;
  }

 private:
  const Bag& read(DocumentId document) {
    const Bag& bag = bags_.of(document);
    read_ += static_cast<double>(bag.stems.size());
    return bag;
  }

  const StemStatistics& statistics_;
  Bags& bags_;
  StemVector average_;
  double read_ = 0;  // stems
};
}  // namespace

Matches feedback(Bags& bags, const Matches& matches) {
  Matches candidates = best_of(matches, weights::kFeedbackCandidates);
  if (candidates.empty() || candidates[0].score <= 0) return {};
  const double top = candidates[0].score;
  Feedback feedback(bags);
  for (const Match& best : best_of(candidates, weights::kFeedbackDocuments)) {
    feedback.add(best.document, std::pow(best.score / top, weights::kFeedbackPower));
  }
  Matches likeness;
  double most = 0;
  for (const Match& candidate : candidates) {
    if (feedback.is_tired()) break;
    likeness.push_back({candidate.document, feedback.likeness(candidate.document)});
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
