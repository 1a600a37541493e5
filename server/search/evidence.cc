// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/evidence.h"

#include <algorithm>
#include <iterator>

#include "schema/impacts.h"
#include "schema/text/tokenize.h"
#include "server/search/expression.h"
#include "server/search/kept_parts.h"
#include "server/search/weights.h"

namespace plumbline {
namespace {
constexpr std::size_t kStemsForPassages = 10;

// Among the best of so many, this one is discounted now.
struct Candidate {
  double worth;
  std::size_t match;
};
bool is_worth_more(const Candidate& a, const Candidate& b) { return a.worth > b.worth; }

// A little for the passages behind the best; the more there are, the less each counts.
double further(double best, double others) {
  return further_worth(best, others, weights::kFurtherPassages, weights::kFurtherMost);
}

Matches scored_documents(const PostingList& postings) {
  Matches matches;
  postings.each_document([&](DocumentId document, double best, double sum) {
    matches.push_back({document, best + further(best, sum - best)});
  });
  return matches;
}

// Sorts postings by passage, and makes one of those that are of the same.
void add_up(Postings* postings) {
  std::stable_sort(postings->begin(), postings->end(),
                   [](const Posting& a, const Posting& b) { return a.passage < b.passage; });
  auto to = postings->begin();
  for (auto from = to; from != postings->end(); ++from) {
    if (to != postings->begin() && std::prev(to)->passage == from->passage) {
      std::prev(to)->score += from->score;
    } else {
      *to++ = *from;
    }
  }
  postings->erase(to, postings->end());
}
}  // namespace

// Looks at a document's passages: how far its words stand from each other, and what exactly they are worth.
class Revision {
 public:
  explicit Revision(const Evidence& evidence) : evidence_(evidence), cursors_(evidence.cursors()) {}

  // What is to be added to its score.
  double of(DocumentId document) {
    double apart = 0, bounded = 0;
    together_.clear();
    for (std::size_t i = 0; i < cursors_.size(); ++i) {
      double most = 0, sum = 0;
      cursors_[i].of(document, [&](const Posting& posting) {
        const auto number = static_cast<std::size_t>(posting.passage & (kMaxPassages - 1));
        if (number >= together_.size()) together_.resize(number + 1);
        together_[number] += posting.score;
        most = std::max(most, posting.score);
        sum += posting.score;
      });
      apart += most;
      const auto bounds = evidence_.lists_[i].bounds;
      if (bounds && most > 0) {
        if (const Match* bound = find_match(evidence_.gains_[*bounds].matches(), document))
          bounded += bound->score - most - further(most, sum - most);
      }
    }
    double most = 0;
    for (const double score : together_) most = std::max(most, score);
    return -bounded - weights::kScattered * (apart - most);
  }

 private:
  const Evidence& evidence_;
  std::vector<PostingList::Cursor> cursors_;
  std::vector<double> together_;  // by number of the passage
};

const Matches& Evidence::add_passages(std::string what, PostingList postings) {
  auto known = postings.documents();
  const bool bounds = known && postings.has_bounds() && !left_out_;
  std::shared_ptr<const Matches> matches;
  if (known) {
    matches = std::make_shared<const Matches>(std::move(*known));
  } else if (const std::string key = postings.key(); !key.empty()) {
    matches = index_.catalog().kept().common.find_or_make(
        key, [&] { return scored_documents(postings); });
  } else {
    matches = std::make_shared<const Matches>(scored_documents(postings));
  }
  lists_.push_back({postings, bounds ? std::optional(gains_.size()) : std::nullopt});
  return *gains_.emplace_back(Kept{std::move(what), std::move(matches)}).shared;
}

const Matches& Evidence::add_stem(std::string what, const std::string& stem) {
  const Matches& matches = index_.documents(stem);
  gains_.push_back({std::move(what), nullptr, &matches});
  stems_.push_back({stem, matches.size()});
  return matches;
}

std::vector<PostingList::Cursor> Evidence::cursors() const {
  std::vector<PostingList::Cursor> cursors;
  for (const List& list : lists_) cursors.emplace_back(list.postings);
  return cursors;
}

// A revision only takes away. So the best by what they have so far are discounted first, in ever larger
// portions, until as many as are wanted have more left than any other has now.
void Evidence::discount_scattered(Matches* matches, std::size_t wanted,
                                  const std::vector<double>& factors) const {
  constexpr std::size_t kFirstPortion = 32;
  Revision revision(*this);
  const auto worth = [&](std::size_t i) {
    return factors.empty() ? (*matches)[i].score : (*matches)[i].score * factors[i];
  };
  const auto discount = [&](Match& match) { match.score += revision.of(match.document); };
  if (wanted >= matches->size()) {
    for (Match& match : *matches) discount(match);
    return;
  }
  std::vector<Candidate> rest;
  rest.reserve(matches->size());
  for (std::size_t i = 0; i < matches->size(); ++i) rest.push_back({worth(i), i});
  std::vector<Candidate> best;  // of those that were discounted
  auto begin = rest.begin();
  for (std::size_t portion = std::max(2 * wanted, kFirstPortion); begin != rest.end();
       portion *= 2) {
    const auto end = begin + std::min(static_cast<std::ptrdiff_t>(portion), rest.end() - begin);
    std::nth_element(begin, end - 1, rest.end(), is_worth_more);
    std::sort(begin, end, [](const auto& a, const auto& b) { return a.match < b.match; });
    for (; begin != end; ++begin) {
      discount((*matches)[begin->match]);
      best.push_back({worth(begin->match), begin->match});
    }
    const auto last = best.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, best.size()));
    std::nth_element(best.begin(), last - 1, best.end(), is_worth_more);
    const double least = (last - 1)->worth;
    if (std::all_of(begin, rest.end(), [&](const Candidate& one) { return one.worth < least; }))
      return;
  }
}

std::vector<std::pair<std::string, double>> Evidence::gains_of(DocumentId document) const {
  std::vector<std::pair<std::string, double>> gains;
  for (const Kept& gain : gains_) {
    const Match* found = find_match(gain.matches(), document);
    gains.emplace_back(gain.what, found ? found->score : 0);
  }
  for (const List& list : lists_) {
    if (!list.bounds || gains[*list.bounds].second == 0) continue;
    double most = 0, sum = 0;
    PostingList::Cursor(list.postings).of(document, [&](const Posting& posting) {
      most = std::max(most, posting.score);
      sum += posting.score;
    });
    gains[*list.bounds].second = most + further(most, sum - most);
  }
  return gains;
}

// Of the stems that the fewest documents have.
std::vector<PostingList> Evidence::lists_of_rarest_stems() const {
  std::vector<Stem> rarest = stems_;
  const auto end =
      rarest.begin() + static_cast<std::ptrdiff_t>(std::min(rarest.size(), kStemsForPassages));
  std::partial_sort(rarest.begin(), end, rarest.end(),
                    [](const Stem& a, const Stem& b) { return a.documents < b.documents; });
  std::vector<PostingList> lists;
  for (auto stem = rarest.begin(); stem != end; ++stem)
    lists.push_back(index_.list({index_term(kStemMark + stem->text)}, 1));
  return lists;
}

Postings Evidence::Passages::of(DocumentId document) {
  Postings passages;
  for (PostingList::Cursor& cursor : words_)
    cursor.of(document, [&](const Posting& posting) { passages.push_back(posting); });
  if (!evidence_.stems_.empty()) add_of_stems(document, &passages);
  add_up(&passages);
  return passages;
}

// The stem index knows documents only: which of a document's passages have the rarest of the query's stems?
void Evidence::Passages::add_of_stems(DocumentId document, Postings* passages) {
  const auto numbers = evidence_.index_.catalog().passage_statistics().numbers_of(document);
  if (numbers.end - numbers.begin < 2) {
    passages->push_back({first_passage(document), 1});
    return;
  }
  if (!lists_of_stems_) {
    lists_of_stems_ = evidence_.lists_of_rarest_stems();
    for (const PostingList& list : *lists_of_stems_) stems_.emplace_back(list);
  }
  for (PostingList::Cursor& cursor : stems_) {
    cursor.of(document, [&](const Posting& posting) { passages->push_back({posting.passage, 1}); });
  }
}

}  // namespace plumbline
