// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/related.h"

#include <algorithm>
#include <cmath>

#include "server/search/candidates.h"
#include "server/search/kept_parts.h"
#include "server/search/reasons.h"
#include "server/search/related_weights.h"
#include "server/search/shared.h"
#include "server/search/surroundings.h"

namespace plumbline {
namespace {

double score_of(const Shared& shared) {
  using namespace weights;
  // Whoever speaks about many things is no reason by itself.
  const double alike = 0.2 + 0.8 * std::min(1.0, 3 * shared.likeness);
  return kRelatedWords * std::min(shared.words, 1.0) + kRelatedLikeness * shared.near_words +
         kRelatedTopics * shared.near_topics + kRelatedTitle * shared.title +
         (shared.people.empty() ? 0 : kRelatedPeople * alike) +
         (shared.citations.empty() ? 0 : kRelatedCitations) +
         (shared.follow_up.empty() ? 0 : kRelatedFollowUp * alike) +
         (shared.follows ? kRelatedFollows : 0);
}

struct Scored {
  Shared shared;
  double score = 0;
  double directly = 0;  // the score before any talk lent something
};

// The best `count`, with their scores as shares of `top`.
Matches nearest(Matches found, double count, double top) {
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  if (static_cast<double>(found.size()) > count) found.resize(static_cast<std::size_t>(count));
  std::erase_if(found, [](const Match& match) { return match.score <= 0; });
  for (Match& match : found) match.score /= top;
  return found;
}

// Scores twice: the talks that are nearest by all that is known of the subject itself lend it their words and
// topics for the second time. By likeness of words alone a chance neighbour of a short text would lend it its
// own, and so come out first.
class Scorer {
 public:
  Scorer(const Catalog& catalog, Database& db, Bags& bags, const Subject& subject,
         Comparison& comparison)
      : catalog_(catalog), bags_(bags), subject_(subject) {
    Candidates candidates(catalog, db, subject);
    for (const Match& candidate : candidates.talks()) {
      scored_.push_back({comparison.with(candidate.document)});
      scored_.back().shared.words = candidate.score;
    }
    for (const Match& topic : candidates.topics())
      topics_.push_back({topic.document, comparison.likeness(topic.document)});
  }

  // The best first.
  std::vector<Scored> take() {
    double alike = 0;
    for (const Scored& entry : scored_) alike = std::max(alike, entry.shared.likeness);
    topics_ = nearest(std::move(topics_), weights::kNearTopics, alike > 0 ? alike : 1);
    score_with({});
    for (Scored& entry : scored_) entry.directly = entry.score * subject_.known;
    sort();
    score_with(lenders());
    sort();
    return std::move(scored_);
  }

 private:
  // Of what is sorted.
  Matches lenders() const {
    if (scored_.empty()) return {};
    Matches talks;
    for (const Scored& entry : scored_) talks.push_back({entry.shared.talk, entry.score});
    const bool near = scored_.front().directly >= weights::kNearDirectly;
    return nearest(std::move(talks), near ? weights::kNearTalks : weights::kFarTalks,
                   scored_.front().score);
  }

  void score_with(const Matches& talks) {
    const Surroundings around(catalog_, bags_, subject_, talks, topics_);
    for (Scored& entry : scored_) {
      entry.shared.near_words = around.words(bags_.of(entry.shared.talk));
      entry.shared.near_topics = around.topics(catalog_[entry.shared.talk]);
      entry.score = score_of(entry.shared);
    }
  }

  void sort() {
    std::sort(scored_.begin(), scored_.end(), [&](const Scored& a, const Scored& b) {
      if (a.score != b.score) return a.score > b.score;
      return catalog_[a.shared.talk].slug < catalog_[b.shared.talk].slug;
    });
  }

  const Catalog& catalog_;
  Bags& bags_;
  const Subject& subject_;
  std::vector<Scored> scored_;
  Matches topics_;
};

Strength strength_of(const Scored& entry) {
  using namespace weights;
  if (entry.score >= kStrong && entry.directly >= kStrongDirectly) return Strength::kStrong;
  return entry.score >= kMedium && entry.directly >= kMediumDirectly ? Strength::kMedium
                                                                     : Strength::kWeak;
}
}  // namespace

std::string_view strength_name(Strength strength) {
  constexpr std::string_view kNames[] = {"weak", "medium", "strong"};
  return kNames[static_cast<std::size_t>(strength)];
}

std::vector<RelatedTalk> related_talks(const Catalog& catalog, Database& db, const Subject& subject,
                                       int limit) {
  Bags bags(catalog.stems(), db, catalog.kept().bags);
  Comparison comparison(catalog, db, bags, subject);
  Reasons reasons(catalog, db, subject);
  std::vector<RelatedTalk> talks;
  for (Scored& entry : Scorer(catalog, db, bags, subject, comparison).take()) {
    if (entry.score < weights::kWeak || static_cast<int>(talks.size()) >= limit) break;
    comparison.add_details(&entry.shared);
    RelatedTalk talk{entry.shared.talk, entry.score, strength_of(entry), {}, {}};
    reasons.tell(entry.shared, &talk);
    if (!talk.because.empty()) talks.push_back(std::move(talk));
  }
  return talks;
}

bool any_is_near(const std::vector<RelatedTalk>& talks) {
  return std::any_of(talks.begin(), talks.end(),
                     [](const RelatedTalk& talk) { return talk.strength != Strength::kWeak; });
}

}  // namespace plumbline
