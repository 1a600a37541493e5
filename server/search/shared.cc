// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/shared.h"

#include <algorithm>
#include <cmath>

#include "schema/sql.h"
#include "schema/text/address_key.h"

namespace plumbline {
namespace {

bool contains(const std::vector<DocumentId>& list, DocumentId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

bool same_citation(const std::string& a, const std::string& b) {
  return a == b || (kind_of_key(a) == ReferenceKind::kCommit &&
                    kind_of_key(b) == ReferenceKind::kCommit && same_commit(a, b));
}
}  // namespace

Comparison::Comparison(const Catalog& catalog, Database& db, const Subject& subject)
    : catalog_(catalog), db_(db), subject_(subject) {
  for (const SubjectStem& stem : subject.stems) length_ += stem.weight * stem.weight;
  length_ = std::sqrt(length_);
  for (const StemId stem : subject.title) title_weight_ += catalog.stems().idf(stem);
  for (const DocumentId topic : subject.topics) topics_weight_ += topic_weight(topic);
}

// The more talks have a topic, the less it says that two of them share it.
double Comparison::topic_weight(DocumentId topic) const {
  const auto all = static_cast<double>(catalog_.all(Kind::kTalk).size());
  return std::log(1 + all / (1 + static_cast<double>(catalog_[topic].talks.size())));
}

Shared Comparison::with(DocumentId talk) {
  Shared shared;
  shared.talk = talk;
  compare_stems(&shared);
  compare_title(&shared);
  compare_topics(&shared);
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
  Statement& row = db_.cached(sql::k_find_document_stems);
  row.bind(":document", std::int64_t{shared->talk});
  counts_.clear();
  if (row.step()) unpack_counts(row.bytes(0), &counts_);
  row.reset();
  const StemStatistics& statistics = catalog_.stems();
  double squares = 0, product = 0;
  auto mine = subject_.stems.begin();
  for (const Count& entry : counts_) {
    if (entry.id >= statistics.size()) break;  // a damaged row
    const double weight =
        statistics.idf(entry.id) * statistics.saturated(entry.count, shared->talk);
    while (mine != subject_.stems.end() && mine->id < entry.id) ++mine;
    const bool both = mine != subject_.stems.end() && mine->id == entry.id;
    if (both && mine->weight > 0) {
      product += weight * mine->weight;
      shared->stems.push_back({&*mine, weight * mine->weight});
    }
    if (statistics.telling(entry.id) || (both && mine->weight > 0)) squares += weight * weight;
  }
  if (squares > 0 && length_ > 0) shared->likeness = product / (std::sqrt(squares) * length_);
  std::sort(shared->stems.begin(), shared->stems.end(), [](const auto& a, const auto& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem->id < b.stem->id;
  });
}

void Comparison::compare_title(Shared* shared) {
  if (title_weight_ == 0) return;
  std::set<StemId> found;
  for (const Token& token : tokenizer_.tokenize(catalog_[shared->talk].title)) {
    if (token.kind != Token::kStem) continue;
    const StemId id = find_stem(db_, token.text);
    if (subject_.title.contains(id)) found.insert(id);
  }
  for (const StemId id : found) shared->title += catalog_.stems().idf(id) / title_weight_;
}

void Comparison::compare_topics(Shared* shared) {
  if (subject_.topics.empty()) return;
  std::vector<DocumentId> theirs = catalog_[shared->talk].topics;
  Statement& links = db_.cached(sql::k_find_links);
  links.bind(":document", std::int64_t{shared->talk});
  while (links.step()) {
    if (links.view(0) == "mentioned") theirs.push_back(static_cast<DocumentId>(links.integer(1)));
  }
  const std::vector<DocumentId>& tagged = catalog_[shared->talk].topics;
  for (const DocumentId topic : subject_.topics) {
    if (!contains(theirs, topic)) continue;
    shared->topics.push_back(topic);
    shared->topic_share +=
        topic_weight(topic) / topics_weight_ * (contains(tagged, topic) ? 1 : 0.5);
  }
  std::stable_sort(shared->topics.begin(), shared->topics.end(),
                   [&](DocumentId a, DocumentId b) { return topic_weight(a) > topic_weight(b); });
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
