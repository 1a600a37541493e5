// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/related.h"

#include <algorithm>
#include <cmath>

#include "schema/sql.h"
#include "schema/text/address_key.h"
#include "server/search/kept_parts.h"
#include "server/search/reasons.h"
#include "server/search/related_weights.h"
#include "server/search/shared.h"
#include "server/search/surroundings.h"

namespace plumbline {
namespace {

// True for "2023-11" before "2023-12-01". Of "2023" and "2023-11-15" nobody can tell: what is known less
// exactly counts as earlier, unless both belong to one event.
bool is_before(std::string_view date, std::string_view other, bool same_event) {
  const std::size_t known = std::min(date.size(), other.size());
  const int order = date.substr(0, known).compare(other.substr(0, known));
  return known > 0 && (order < 0 || (order == 0 && !same_event && date.size() < other.size()));
}

class Candidates {
 public:
  Candidates(const Catalog& catalog, Database& db, const Subject& subject)
      : catalog_(catalog), db_(db), subject_(subject) {}

  // Talks, with BM25 as a share of the subject's own, the best first.
  Matches find() {
    scores_.resize(static_cast<std::size_t>(catalog_.max_id()) + 1);
    add_words();
    Matches found = best(weights::kRelatedCandidates);
    for (const DocumentId person : subject_.people) add_all(catalog_[person].talks, &found);
    add_citing(&found);
    add_all({subject_.follows}, &found);
    return found;
  }

  // The topics whose pages have most of the words, after find().
  Matches topics() const {
    Matches found;
    for (const DocumentId topic : catalog_.all(Kind::kTopic)) {
      if (const double score = scores_[static_cast<std::size_t>(topic)]; score > 0)
        found.push_back({topic, score});
    }
    return best_of(std::move(found), 4 * weights::kNearTopics);
  }

 private:
  std::vector<const SubjectStem*> most_telling() const {
    std::vector<const SubjectStem*> stems;
    for (const SubjectStem& stem : subject_.stems) {
      if (stem.weight > 0) stems.push_back(&stem);
    }
    std::sort(stems.begin(), stems.end(), [](const SubjectStem* a, const SubjectStem* b) {
      return a->weight != b->weight ? a->weight > b->weight : a->id < b->id;
    });
    if (static_cast<double>(stems.size()) > weights::kRelatedStems)
      stems.resize(static_cast<std::size_t>(weights::kRelatedStems));
    return stems;
  }

  void add_words() {
    double own = 0;
    for (const SubjectStem* stem : most_telling()) {
      const double weight = stem->weight / std::max(catalog_.stems().idf(stem->id), 0.01);
      own += weight * stem->weight;
      add_documents_with(catalog_.stems(), db_, stem->id, weight, &scores_);
    }
    for (double& score : scores_) score /= std::max(own, 0.01);
  }

  bool fits(DocumentId id) const {
    const Document& document = catalog_[id];
    return document.id != 0 && document.kind == Kind::kTalk && id != subject_.talk &&
           !document.withdrawn &&
           (subject_.date.empty() || is_before(document.date, subject_.date,
                                               document.event == catalog_[subject_.talk].event));
  }

  Matches best(double count) const {
    Matches found;
    for (std::size_t id = 0; id < scores_.size(); ++id) {
      if (scores_[id] > 0 && fits(static_cast<DocumentId>(id)))
        found.push_back({static_cast<DocumentId>(id), scores_[id]});
    }
    return best_of(std::move(found), count);
  }

  static Matches best_of(Matches found, double count) {
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(
                                         std::min(count, static_cast<double>(found.size())));
    std::partial_sort(found.begin(), end, found.end(), [](const Match& a, const Match& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
    found.erase(end, found.end());
    return found;
  }

  void add_all(const std::vector<DocumentId>& talks, Matches* found) const {
    for (const DocumentId talk : talks) {
      const auto same = [&](const Match& match) { return match.document == talk; };
      if (fits(talk) && std::none_of(found->begin(), found->end(), same))
        found->push_back({talk, scores_[static_cast<std::size_t>(talk)]});
    }
  }

  void add_citing(Matches* found) const {
    for (const std::string& key : subject_.citations) {
      Statement& rows = db_.cached(sql::k_find_citations);
      const bool commit = kind_of_key(key) == ReferenceKind::kCommit;
      rows.bind(":first", key).bind(":last", commit ? key + "g" : key);
      std::vector<DocumentId> talks;
      while (rows.step()) talks.push_back(static_cast<DocumentId>(rows.integer(0)));
      add_all(talks, found);
    }
  }

  const Catalog& catalog_;
  Database& db_;
  const Subject& subject_;
  std::vector<double> scores_;  // by document
};

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
  double score;
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
    for (const Match& candidate : candidates.find()) {
      scored_.push_back({comparison.with(candidate.document), 0});
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
    sort();
    Matches talks;
    for (const Scored& entry : scored_) talks.push_back({entry.shared.talk, entry.score});
    score_with(nearest(std::move(talks), weights::kNearTalks,
                       scored_.empty() ? 1 : scored_.front().score));
    sort();
    return std::move(scored_);
  }

 private:
  void score_with(const Matches& talks) {
    const Surroundings around(catalog_, bags_, subject_, talks, topics_);
    for (auto& [shared, score] : scored_) {
      shared.near_words = around.words(bags_.of(shared.talk));
      shared.near_topics = around.topics(catalog_[shared.talk]);
      score = score_of(shared);
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

Strength strength_of(double score) {
  if (score >= weights::kStrong) return Strength::kStrong;
  return score >= weights::kMedium ? Strength::kMedium : Strength::kWeak;
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
    RelatedTalk talk{entry.shared.talk, entry.score, strength_of(entry.score), {}, {}};
    reasons.tell(entry.shared, &talk);
    if (!talk.because.empty()) talks.push_back(std::move(talk));
  }
  return talks;
}

}  // namespace plumbline
