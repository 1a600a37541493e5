// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/shared.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "schema/sql.h"
#include "schema/text/reference_key.h"

namespace plumbline {
namespace {

bool same_citation(const std::string& a, const std::string& b) {
  return a == b || (kind_of_key(a) == ReferenceKind::kCommit &&
                    kind_of_key(b) == ReferenceKind::kCommit && same_commit(a, b));
}
}  // namespace

Comparison::Comparison(const Catalog& catalog, Database& db, Bags& bags, const Subject& subject)
    : catalog_(catalog), db_(db), bags_(bags), subject_(subject), vector_(catalog.stems().size()) {
  for (const SubjectStem& stem : subject.stems) vector_.add(stem.id, stem.weight);
  vector_.normalize();
  for (const StemId stem : subject.title) title_weight_ += catalog.stems().idf(stem);
}

Shared Comparison::with(DocumentId talk) {
  Shared shared;
  shared.talk = talk;
  compare_stems(&shared);
  compare_citations(&shared);
  for (const DocumentId person : catalog_[talk].speakers) {
    if (contains(subject_.people, person)) shared.people.push_back(person);
  }
  shared.follows = subject_.follows == talk && talk != 0;
  const bool same_work = !shared.people.empty() ? shared.likeness > 0.05 : shared.title > 0.4;
  if (same_work) shared.follow_up = subject_.follow_up;
  return shared;
}

void Comparison::compare_stems(Shared* shared) {
  constexpr std::uint32_t kWeighty = 10;  // quarters: once in a title
  const Bag& bag = bags_.of(shared->talk);
  shared->likeness = vector_.likeness(bag);
  if (title_weight_ == 0) return;
  auto mine = subject_.title.begin();
  for (const Bag::Stem& stem : bag.stems) {
    while (mine != subject_.title.end() && *mine < stem.id) ++mine;
    if (mine == subject_.title.end()) break;
    if (*mine == stem.id && stem.count >= kWeighty)
      shared->title += catalog_.stems().idf(stem.id) / title_weight_;
  }
}

void Comparison::add_details(Shared* shared) {
  add_stems(shared);
  add_topics(shared);
}

void Comparison::add_stems(Shared* shared) {
  auto mine = subject_.stems.begin();
  for (const Bag::Stem& stem : bags_.of(shared->talk).stems) {
    while (mine != subject_.stems.end() && mine->id < stem.id) ++mine;
    if (mine == subject_.stems.end()) break;
    if (mine->id == stem.id && mine->weight > 0)
      shared->stems.push_back({&*mine, stem.weight * mine->weight});
  }
  std::sort(shared->stems.begin(), shared->stems.end(), [](const auto& a, const auto& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem->id < b.stem->id;
  });
}

void Comparison::add_topics(Shared* shared) {
  if (subject_.topics.empty()) return;
  const std::span tagged = catalog_[shared->talk].topics;
  std::vector<DocumentId> theirs(tagged.begin(), tagged.end());
  Statement& mentioned = db_.cached(sql::k_list_mentioned);
  mentioned.bind(":document", std::int64_t{shared->talk});
  while (mentioned.step()) theirs.push_back(static_cast<DocumentId>(mentioned.integer(0)));
  for (const DocumentId topic : subject_.topics) {
    if (contains(theirs, topic)) shared->topics.push_back(topic);
  }
  std::stable_sort(shared->topics.begin(), shared->topics.end(), [&](DocumentId a, DocumentId b) {
    return topic_rarity(catalog_, a) > topic_rarity(catalog_, b);
  });
}

void Comparison::compare_citations(Shared* shared) {
  if (subject_.citations.empty()) return;
  Statement& rows = db_.cached(sql::k_list_document_citations);
  rows.bind(":document", std::int64_t{shared->talk});
  while (rows.step()) {
    const std::string key = rows.text(0);
    for (const std::string& mine : subject_.citations) {
      if (same_citation(mine, key)) shared->citations.push_back(key);
    }
  }
}

}  // namespace plumbline
