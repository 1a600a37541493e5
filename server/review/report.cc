// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/review/report.h"

#include <algorithm>

#include "schema/text/name_key.h"

namespace plumbline {
namespace {

class Reviewer {
 public:
  Reviewer(const Catalog& catalog, Database& db, int limit)
      : catalog_(catalog), db_(db), limit_(limit) {}

  Review review(Pile pile) {
    for (PileProposal& proposal : pile.proposals) add(std::move(proposal));
    pile.proposals.clear();
    compare_all();
    for (std::size_t i = 0; i < out_.proposals.size(); ++i) add_speakers(i);
    out_.pile = std::move(pile);
    return std::move(out_);
  }

 private:
  void add(PileProposal proposal) {
    Subject subject = subject_of_text(catalog_, db_, proposal.proposal);
    ReviewedProposal reviewed{std::move(proposal),   {}, {}, {}, {}, subject.topics,
                              unknown_words(subject)};
    reviewed.related = related_talks(catalog_, db_, subject, limit_);
    for (const DocumentId topic : subject.topics) {
      if (catalog_[topic].talks.empty()) reviewed.first_topics.push_back(topic);
    }
    out_.proposals.push_back(std::move(reviewed));
    subjects_.push_back(std::move(subject));
  }

  void compare_all() {
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const double alike = likeness(subjects_[i], subjects_[k]);
        if (alike < kNearDuplicate) continue;
        out_.proposals[i].nearly_same.push_back({k, alike});
        out_.proposals[k].nearly_same.push_back({i, alike});
      }
    }
    for (ReviewedProposal& reviewed : out_.proposals)
      std::stable_sort(reviewed.nearly_same.begin(), reviewed.nearly_same.end(),
                       [](const auto& a, const auto& b) { return a.likeness > b.likeness; });
  }

  void add_speakers(std::size_t i) {
    ReviewedProposal& reviewed = out_.proposals[i];
    for (const std::string& name : reviewed.proposal.proposal.speakers) {
      SpeakerHistory history{name, {}, {}};
      const std::string key = name_key(tokenizer_, name).key;
      for (std::size_t k = 0; k < out_.proposals.size(); ++k) {
        if (k != i && is_by(out_.proposals[k].proposal.proposal, key))
          history.proposals.push_back(k);
      }
      const Name* known = catalog_.name_of_key(key);
      if (known && catalog_[known->document].kind == Kind::kPerson)
        history.talks = talks_before(known->document, reviewed.proposal.proposal.date);
      if (!history.proposals.empty() || !history.talks.empty())
        reviewed.speakers.push_back(std::move(history));
    }
  }

  bool is_by(const Proposal& proposal, const std::string& key) {
    return !key.empty() && std::any_of(proposal.speakers.begin(), proposal.speakers.end(),
                                       [&](const std::string& name) {
                                         return name_key(tokenizer_, name).key == key;
                                       });
  }

  std::vector<DocumentId> talks_before(DocumentId person, const std::string& date) const {
    const std::span all = catalog_[person].talks;
    std::vector<DocumentId> talks(all.begin(), all.end());
    std::erase_if(talks, [&](DocumentId talk) {
      return catalog_[talk].withdrawn || (!date.empty() && catalog_[talk].date >= date);
    });
    return talks;
  }

  const Catalog& catalog_;
  Database& db_;
  int limit_;
  Tokenizer tokenizer_;
  std::vector<Subject> subjects_;
  Review out_;
};
}  // namespace

Review review_pile(const Catalog& catalog, Database& db, Pile pile, int limit) {
  return Reviewer(catalog, db, limit).review(std::move(pile));
}

}  // namespace plumbline
