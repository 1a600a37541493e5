// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/feedback.h"

#include <algorithm>
#include <cmath>

#include "schema/counts.h"
#include "schema/sql.h"
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
  Feedback(const StemStatistics& statistics, Database& db)
      : statistics_(statistics), db_(db), average_(statistics.size()) {}

  // Adds a document's telling stems, as a vector of length `weight`.
  void add(DocumentId document, double weight) {
    const double damping = statistics_.damping_of(document);
    double squares = 0;
    std::vector<std::pair<StemId, double>> telling;
    each_stem(document, [&](StemId stem, std::uint32_t count) {
      const double counted = statistics_.idf(stem) * StemStatistics::saturated_by(damping, count);
      squares += counted * counted;
      if (statistics_.telling(stem)) telling.emplace_back(stem, counted);
    });
    if (squares == 0) return;
    const double scale = weight / std::sqrt(squares);
    for (const auto& [stem, counted] : telling) average_[stem] += scale * counted;
  }

  // Whether as much was read as one answer may cost.
  bool is_tired() const { return read_ > weights::kFeedbackStems; }

  double likeness(DocumentId document) {
    const double damping = statistics_.damping_of(document);
    double sum = 0;
    each_stem(document, [&](StemId stem, std::uint32_t count) {
      if (average_[stem] != 0) sum += average_[stem] * StemStatistics::saturated_by(damping, count);
    });
    return sum;
  }

 private:
  template <class Visit>
  void each_stem(DocumentId document, Visit visit) {
    Statement& row = db_.cached(sql::k_find_document_stems);
    row.bind(":document", std::int64_t{document});
    std::size_t stems = 0;
    if (row.step()) {
      each_count(row.bytes(0), [&](StemId stem, std::uint32_t count) {
        ++stems;
        // A damaged row must not lead out of the tables.
        if (stem < average_.size()) visit(stem, count);
      });
    }
    row.reset();
    read_ += static_cast<double>(stems);
  }

  const StemStatistics& statistics_;
  Database& db_;
  std::vector<double> average_;  // by stem
  double read_ = 0;              // stems
};
}  // namespace

Matches feedback(const StemStatistics& statistics, Database& db, const Matches& matches) {
  Matches candidates = best_of(matches, weights::kFeedbackCandidates);
  if (candidates.empty() || candidates[0].score <= 0) return {};
  const double top = candidates[0].score;
  Feedback feedback(statistics, db);
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
  return boost(gains, likeness);
}

}  // namespace plumbline
