// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/posting_list.h: the passages that one part of a query gave, read document by document, wherever
// they come from: a list in memory, the packed postings of a common term, or a frequent beginning.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "server/search/common_postings.h"
#include "server/search/frequent_beginning.h"
#include "server/search/passages.h"

namespace plumbline {

class PostingList {
 public:
  // Scores are multiplied by `weight`. What is given must live longer.
  PostingList(const Postings& postings, double weight) : postings_(&postings), weight_(weight) {}
  PostingList(const CommonPostings& common, double weight) : common_(&common), weight_(weight) {}
  // Its passages are the best one of each of the best documents.
  PostingList(const FrequentBeginning& beginning, double weight)
      : postings_(&beginning.best()), beginning_(&beginning), weight_(weight) {}

  // The documents with their scores, where these need not be found out from passages: those of a frequent
  // beginning, and bounds of them for a frequent term. Else nullopt.
  std::optional<Matches> documents() const {
    auto found = beginning_ ? std::optional(beginning_->documents())
                 : common_  ? common_->bounds()
                            : std::nullopt;
    if (found) {
      for (Match& match : *found) match.score *= weight_;
    }
    return found;
  }
  // Whether these are bounds, and passages tell more.
  bool has_bounds() const { return common_ != nullptr; }
  // Of a common term, a name under which what was made of its postings can be kept; else "".
  std::string key() const {
    return common_ ? std::to_string(common_->term()) + " " + std::to_string(weight_) : "";
  }

  // Calls visit(posting) for each, by passage.
  template <class Visit>
  void each(Visit visit) const {
    const auto weighed = [&](const Posting& posting) {
      visit(Posting{posting.passage, posting.score * weight_});
    };
    if (common_) {
      common_->each(weighed);
    } else {
      for (const Posting& posting : *postings_) weighed(posting);
    }
  }

  // Calls visit(document, the best score of its passages, their sum) for each document.
  template <class Visit>
  void each_document(Visit visit) const {
    DocumentId document = 0;
    double best = 0, sum = 0;
    each([&](const Posting& posting) {
      if (document_of(posting.passage) != document) {
        if (document != 0) visit(document, best, sum);
        document = document_of(posting.passage);
        best = sum = 0;
      }
      best = std::max(best, posting.score);
      sum += posting.score;
    });
    if (document != 0) visit(document, best, sum);
  }

  // Finds the postings of single documents; quickest where they are asked for in rising order.
  class Cursor {
   public:
    explicit Cursor(const PostingList& list) : list_(list) {
      if (list.common_) common_.emplace(*list.common_);
    }

    // Calls visit(posting) for each of the document's, by passage.
    template <class Visit>
    void of(DocumentId document, Visit visit) {
      const auto weighed = [&](const Posting& posting) {
        visit(Posting{posting.passage, posting.score * list_.weight_});
      };
      if (common_) {
        common_->of(document, weighed);
        return;
      }
      const Postings& postings = *list_.postings_;
      auto posting = std::lower_bound(
          postings.begin(), postings.end(), first_passage(document),
          [](const Posting& entry, std::int64_t passage) { return entry.passage < passage; });
      for (; posting != postings.end() && document_of(posting->passage) == document; ++posting)
        weighed(*posting);
    }

   private:
    const PostingList& list_;
    std::optional<CommonPostings::Cursor> common_;
  };

 private:
  const Postings* postings_ = nullptr;
  const CommonPostings* common_ = nullptr;
  const FrequentBeginning* beginning_ = nullptr;
  double weight_;
};

}  // namespace plumbline
