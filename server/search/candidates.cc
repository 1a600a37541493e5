// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/candidates.h"

#include <algorithm>
#include <span>

#include "schema/sql.h"
#include "schema/text/reference_key.h"
#include "server/search/kept_parts.h"
#include "server/search/related_weights.h"
#include "server/search/stems.h"

namespace plumbline {
namespace {

// What so many documents refer to tells as little of what a talk is about as a frequent word does: the home page of
// a language.
constexpr std::size_t kCommonCitation = 500;

bool is_better(const Match& a, const Match& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

std::size_t whole(double count) { return static_cast<std::size_t>(count); }

// True for "2023-11" before "2023-12-01". Of "2023" and "2023-11-15" nobody can tell: what is known less
// exactly counts as earlier, unless both belong to one event.
bool is_before(std::string_view date, std::string_view other, bool same_event) {
  const std::size_t known = std::min(date.size(), other.size());
  const int order = date.substr(0, known).compare(other.substr(0, known));
  return known > 0 && (order < 0 || (order == 0 && !same_event && date.size() < other.size()));
}

void keep_best(std::size_t count, Matches* matches) {
  const auto end = matches->begin() + static_cast<std::ptrdiff_t>(std::min(count, matches->size()));
  std::partial_sort(matches->begin(), end, matches->end(), is_better);
  matches->erase(end, matches->end());
}
}  // namespace

Candidates::Candidates(const Catalog& catalog, Database& db, const Subject& subject)
    : catalog_(catalog),
      db_(db),
      subject_(subject),
      scores_(static_cast<std::size_t>(catalog.max_id()) + 1) {
  add_words();
}

std::vector<const SubjectStem*> Candidates::most_telling() const {
  std::vector<const SubjectStem*> stems;
  for (const SubjectStem& stem : subject_.stems) {
    if (stem.weight > 0) stems.push_back(&stem);
  }
  std::sort(stems.begin(), stems.end(), [](const SubjectStem* a, const SubjectStem* b) {
    return a->weight != b->weight ? a->weight > b->weight : a->id < b->id;
  });
  if (stems.size() > whole(weights::kRelatedStems)) stems.resize(whole(weights::kRelatedStems));
  return stems;
}

void Candidates::add_words() {
  for (const SubjectStem* stem : most_telling()) {
    const double weight = stem->weight / std::max(catalog_.stems().idf(stem->id), 0.01);
    own_ += weight * stem->weight;
    add_column(stem->id, weight);
  }
  own_ = std::max(own_, 0.01);
}

void Candidates::add_column(StemId stem, double weight) {
  const auto column = catalog_.kept().columns.find_or_make(
      stem, [&] { return column_of(catalog_.stems(), db_, stem); });
  for (const auto& [document, score] : *column) {
    const auto at = static_cast<std::size_t>(document);
    if (at < scores_.size()) scores_[at] += weight * score;
  }
}

bool Candidates::fits(DocumentId id) const {
  const Standing& standing = catalog_.standing(id);
  return standing.exists && standing.kind == Kind::kTalk && !standing.withdrawn &&
         id != subject_.talk;
}

bool Candidates::is_past(DocumentId id) const {
  if (subject_.date.empty()) return true;
  const Document& talk = catalog_[id];
  return is_before(talk.date, subject_.date, talk.event == catalog_[subject_.talk].event);
}

// Dates are elsewhere in memory, so they are looked up for the best alone, in ever larger portions.
Matches Candidates::best_talks() const {
  Matches found;
  for (std::size_t id = 0; id < scores_.size(); ++id) {
    if (scores_[id] > 0 && fits(static_cast<DocumentId>(id)))
      found.push_back({static_cast<DocumentId>(id), scores_[id]});
  }
  const std::size_t wanted = whole(weights::kRelatedCandidates);
  Matches best;
  auto begin = found.begin();
  for (std::size_t portion = wanted; begin != found.end() && best.size() < wanted; portion *= 2) {
    const auto end = begin + std::min(static_cast<std::ptrdiff_t>(portion), found.end() - begin);
    if (end != found.end()) std::nth_element(begin, end, found.end(), is_better);
    std::sort(begin, end, is_better);
    for (; begin != end && best.size() < wanted; ++begin) {
      if (is_past(begin->document)) best.push_back(*begin);
    }
  }
  return best;
}

Matches Candidates::talks() const {
  Matches found = best_talks();
  std::vector<DocumentId> known;
  for (const Match& match : found) known.push_back(match.document);
  std::sort(known.begin(), known.end());
  Matches others;
  for (const DocumentId talk : told_of()) {
    if (!std::binary_search(known.begin(), known.end(), talk))
      others.push_back({talk, score(talk)});
  }
  keep_best(whole(weights::kRelatedCandidates), &others);
  found.insert(found.end(), others.begin(), others.end());
  const auto follows = [&](const Match& match) { return match.document == subject_.follows; };
  if (fits(subject_.follows) && is_past(subject_.follows) &&
      std::none_of(found.begin(), found.end(), follows))
    found.push_back({subject_.follows, score(subject_.follows)});
  for (Match& match : found) match.score /= own_;
  return found;
}

// By people and citations, each once.
std::vector<DocumentId> Candidates::told_of() const {
  std::vector<DocumentId> talks;
  for (const DocumentId person : subject_.people) {
    std::span<const DocumentId> theirs = catalog_[person].talks;
    talks.insert(talks.end(), theirs.begin(), theirs.end());
  }
  add_citing(&talks);
  std::sort(talks.begin(), talks.end());
  talks.erase(std::unique(talks.begin(), talks.end()), talks.end());
  std::erase_if(talks, [&](DocumentId id) { return !fits(id) || !is_past(id); });
  return talks;
}

void Candidates::add_citing(std::vector<DocumentId>* talks) const {
  for (const std::string& key : subject_.citations) {
    const bool commit = kind_of_key(key) == ReferenceKind::kCommit;
    Statement& rows = db_.cached(sql::k_list_citing_documents);
    rows.bind(":first", key)
        .bind(":last", commit ? key + "g" : key)
        .bind(":limit", static_cast<std::int64_t>(kCommonCitation));
    std::vector<DocumentId> citing;
    while (rows.step()) citing.push_back(static_cast<DocumentId>(rows.integer(0)));
    if (citing.size() < kCommonCitation) talks->insert(talks->end(), citing.begin(), citing.end());
  }
}

Matches Candidates::topics() const {
  Matches found;
  for (const DocumentId topic : catalog_.all(Kind::kTopic)) {
    if (score(topic) > 0) found.push_back({topic, score(topic)});
  }
  keep_best(whole(4 * weights::kNearTopics), &found);
  return found;
}

}  // namespace plumbline
