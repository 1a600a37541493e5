// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/queries/check.h"

#include <fmt/format.h>

#include <set>

#include "schema/text/utf8.h"

namespace plumbline::bench {
namespace {

class Checker {
 public:
  Checker(const Catalog& catalog, Database& db, const SearchRequest& request,
          const SearchResults& results)
      : catalog_(catalog), db_(db), request_(request), results_(results) {}

  void look() {
    promise(static_cast<int>(results_.hits.size()) <= request_.limit, "more hits than the limit");
    promise(static_cast<int>(results_.hits.size()) <= results_.total, "more hits than the total");
    promise(results_.exact_total <= results_.total, "more exact answers than answers");
    promise(!results_.fuzzy || !results_.suggestions.empty(), "fuzzy without a suggestion");
    promise(!results_.fuzzy || request_.correct, "corrected though that was switched off");
    promise(results_.relaxed == (results_.total > results_.exact_total), "relaxed is not true");
    promise(is_utf8(results_.understood), "understood is no UTF-8");
    for (const Hit& hit : results_.hits) look_at(hit);
  }

  void ask() {
    walk_pages();
    const std::string& shown = results_.fuzzy ? results_.suggestions[0].q : request_.q;
    if (!shown.empty() && !results_.understood.empty()) {
      const SearchResults again = as_typed(results_.understood);
      const int total = results_.question ? results_.total : results_.exact_total;
      const int read = again.question ? again.total : again.exact_total;
      promise(read == total, fmt::format("understood “{}” gives {} answers, not {}",
                                         results_.understood, read, total));
    }
    for (const Suggestion& suggestion : results_.suggestions) {
      const SearchResults found = as_typed(suggestion.q);
      const int total = suggestion.relaxed ? found.total : found.exact_total;
      promise(suggestion.total == total, fmt::format("suggestion “{}” gives {} answers, not {}",
                                                     suggestion.q, total, suggestion.total));
    }
    for (const Relaxation& relaxation : results_.relaxations) {
      const SearchResults found = as_typed(relaxation.q);
      promise(relaxation.total == found.exact_total,
              fmt::format("relaxation “{}” gives {} answers, not {}", relaxation.q,
                          found.exact_total, relaxation.total));
    }
  }

  std::vector<std::string> broken;

 private:
  void promise(bool holds, std::string sentence) {
    if (!holds) broken.push_back(std::move(sentence));
  }

  SearchResults as_typed(const std::string& q) {
    SearchRequest request = request_;
    request.q = q;
    request.correct = false;
    request.cursor.clear();
    return search(catalog_, db_, request);
  }

  void look_at(const Hit& hit) {
    look_at(hit.title_marks, catalog_[hit.document].title);
    if (hit.snippet) look_at(hit.snippet->marks, hit.snippet->text);
    for (const Snippet& snippet : hit.also) look_at(snippet.marks, snippet.text);
    if (!request_.explain) return;
    double sum = 0;
    for (const Reason& reason : hit.reasons) sum += reason.score;
    promise(std::abs(sum - hit.score) < 1e-6 * (1 + std::abs(hit.score)),
            "reasons do not add up to the score");
  }

  void look_at(const Marks& marks, const std::string& text) {
    const auto length = static_cast<int>(count_code_points(text));
    int last = 0;
    for (const auto& [begin, end] : marks) {
      promise(begin >= last && begin < end && end <= length, "marks lie outside of their text");
      last = end;
    }
  }

  // The first pages have no hit twice.
  void walk_pages() {
    std::set<DocumentId> seen;
    SearchRequest request = request_;
    SearchResults page = results_;
    for (int i = 0; i < 3; ++i) {
      for (const Hit& hit : page.hits)
        promise(seen.insert(hit.document).second, "a hit comes on two pages");
      if (page.next.empty()) return;
      request.cursor = page.next;
      page = search(catalog_, db_, request);
      promise(!page.hits.empty() && !page.prev.empty(), "a page behind another is empty");
    }
  }

  const Catalog& catalog_;
  Database& db_;
  const SearchRequest& request_;
  const SearchResults& results_;
};
}  // namespace

std::vector<std::string> broken_promises(const Catalog& catalog, Database& db,
                                         const SearchRequest& request, const SearchResults& results,
                                         bool thorough) {
  Checker checker(catalog, db, request, results);
  checker.look();
  if (thorough) checker.ask();
  return std::move(checker.broken);
}

}  // namespace plumbline::bench
