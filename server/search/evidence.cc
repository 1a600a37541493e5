// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/evidence.h"

#include <algorithm>

#include "schema/text/tokenize.h"
#include "server/search/expression.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
constexpr std::size_t kStemsForPassages = 10;

// Calls visit(document, the best score of its passages, their sum) for each document.
template <class Visit>
void each_document(const Postings& postings, Visit visit) {
  for (auto posting = postings.begin(); posting != postings.end();) {
    const DocumentId document = document_of(posting->passage);
    double best = 0, sum = 0;
    for (; posting != postings.end() && document_of(posting->passage) == document; ++posting) {
      best = std::max(best, posting->score);
      sum += posting->score;
    }
    visit(document, best, sum);
  }
}

// The postings of one document.
std::pair<Postings::const_iterator, Postings::const_iterator> postings_of(const Postings& postings,
                                                                          DocumentId document) {
  const auto before = [](const Posting& posting, std::int64_t passage) {
    return posting.passage < passage;
  };
  const std::int64_t first = first_passage(document);
  const auto begin = std::lower_bound(postings.begin(), postings.end(), first, before);
  return {begin, std::lower_bound(begin, postings.end(), first + kMaxPassages, before)};
}
}  // namespace

namespace {
// A little for the passages behind the best; the more there are, the less each counts.
double further(double best, double others) {
  const double little = weights::kFurtherPassages * others, most = weights::kFurtherMost * best;
  return little <= 0 ? 0 : little * most / (little + most);
}
}  // namespace

Matches Evidence::add_passages(std::string what, Postings postings) {
  Matches matches;
  each_document(postings, [&](DocumentId document, double best, double sum) {
    matches.push_back({document, best + further(best, sum - best)});
  });
  gains_.push_back({std::move(what), matches});
  postings_.push_back(std::move(postings));
  return matches;
}

const Matches& Evidence::add_stem(std::string what, const std::string& stem) {
  const Matches& matches = index_.documents(stem);
  gains_.push_back({std::move(what), matches});
  stems_.push_back({stem, matches.size()});
  return matches;
}

void Evidence::discount_scattered(Matches* matches) const {
  const PassageStatistics& passages = index_.catalog().passage_statistics();
  // Of each document the sum over terms of the best passage for the term, and of each passage what it has of
  // all terms together.
  std::vector<double> apart(static_cast<std::size_t>(index_.catalog().max_id()) + 1);
  std::vector<double> together(passages.numbers());
  for (const Postings& postings : postings_) {
    for (const Posting& posting : postings)
      together[passages.number_of(posting.passage)] += posting.score;
    each_document(postings, [&](DocumentId document, double most, double) {
      apart[static_cast<std::size_t>(document)] += most;
    });
  }
  for (Match& match : *matches) {
    double most = 0;
    const auto numbers = passages.numbers_of(match.document);
    for (std::size_t i = numbers.begin; i < numbers.end; ++i) most = std::max(most, together[i]);
    match.score -= weights::kScattered * (apart[static_cast<std::size_t>(match.document)] - most);
  }
}

Postings Evidence::passages_of(DocumentId document) const {
  std::map<std::int64_t, double> scores;
  for (const Postings& postings : postings_) {
    const auto [begin, end] = postings_of(postings, document);
    for (auto posting = begin; posting != end; ++posting)
      scores[posting->passage] += posting->score;
  }
  if (!stems_.empty()) add_stem_passages(document, &scores);
  Postings passages;
  for (const auto& [passage, score] : scores) passages.push_back({passage, score});
  return passages;
}

// The stem index knows documents only: which of a document's passages have the rarest of the query's stems?
void Evidence::add_stem_passages(DocumentId document,
                                 std::map<std::int64_t, double>* scores) const {
  const auto numbers = index_.catalog().passage_statistics().numbers_of(document);
  if (numbers.end - numbers.begin < 2) {
    ++(*scores)[first_passage(document)];
    return;
  }
  std::vector<Stem> rarest = stems_;
  const auto end =
      rarest.begin() + static_cast<std::ptrdiff_t>(std::min(rarest.size(), kStemsForPassages));
  std::partial_sort(rarest.begin(), end, rarest.end(),
                    [](const Stem& a, const Stem& b) { return a.documents < b.documents; });
  for (auto stem = rarest.begin(); stem != end; ++stem) {
    const Postings& postings = index_.postings(index_term(kStemMark + stem->text));
    const auto [first, last] = postings_of(postings, document);
    for (auto posting = first; posting != last; ++posting) ++(*scores)[posting->passage];
  }
}

}  // namespace plumbline
