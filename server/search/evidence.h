// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/evidence.h: what each part of a query gave, kept while its answers are ranked and shown: for
// words that stand far from each other, for snippets, and for explanations.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/search/index.h"
#include "server/search/matches.h"
#include "server/search/posting_list.h"

namespace plumbline {

// What one part of the query adds to scores.
struct Gain {
  std::string what;  // "exact binder", "stem binder", "about Binder", "like the best answers"
  Matches matches;
};

class Evidence {
 public:
  explicit Evidence(Index& index) : index_(index) {}

  // Passages that have a word or phrase. What comes back are their documents: each counts for its best passage
  // and a little for the others. They live as long as this, as do those of add_stem().
  const Matches& add_passages(std::string what, PostingList postings);
  // Documents that have a stem.
  const Matches& add_stem(std::string what, const std::string& stem);
  void add_gain(Gain gain) {
    gains_.push_back(
        {std::move(gain.what), std::make_shared<const Matches>(std::move(gain.matches))});
  }

  // Lowers the scores of documents whose words stand far from each other: a deck of fifty pages has every
  // word somewhere; and puts exact scores in the place of bounds. Those that are among the best `wanted` by then have
  // their scores to the end, and come before all others; where there are many more, the rest keep the scores that
  // they had. What a match is sorted by is its score times its factor; where there are no factors, its score.
  void discount_scattered(Matches* matches, std::size_t wanted,
                          const std::vector<double>& factors) const;

  // What each passage of a document adds to its score.
  class Passages;
  // What each part adds to the document's score, in the order in which they were added.
  std::vector<std::pair<std::string, double>> gains_of(DocumentId document) const;

  // While this is set, what is added is for documents to be left out and not for their scores.
  void leave_out(bool out) { left_out_ = out; }

 private:
  struct Stem {
    std::string text;
    std::size_t documents;
  };
  // The passages of a part; where their documents came with bounds of their scores, which gain that is.
  struct List {
    PostingList postings;
    std::optional<std::size_t> bounds;
  };
  // A gain that is its own or shared with other requests, or the documents of a stem, of which the index has the list.
  struct Kept {
    std::string what;
    std::shared_ptr<const Matches> shared;
    const Matches* of_stem = nullptr;

    const Matches& matches() const { return of_stem ? *of_stem : *shared; }
  };
  friend class Revision;

  std::vector<PostingList::Cursor> cursors() const;
  std::vector<PostingList> lists_of_rarest_stems() const;

  Index& index_;
  std::deque<List> lists_;  // cursors point into it
  std::vector<Stem> stems_;
  std::deque<Kept> gains_;  // whoever added them has references
  bool left_out_ = false;
};

// Of one document after the other; nothing may be added to the evidence meanwhile.
class Evidence::Passages {
 public:
  explicit Passages(const Evidence& evidence) : evidence_(evidence), words_(evidence.cursors()) {}
  Passages(const Passages&) = delete;
  Passages& operator=(const Passages&) = delete;

  // By passage.
  Postings of(DocumentId document);

 private:
  void add_of_stems(DocumentId document, Postings* passages);

  const Evidence& evidence_;
  std::vector<PostingList::Cursor> words_, stems_;
  std::optional<std::vector<PostingList>>
      lists_of_stems_;  // read when first wanted; stems_ point into them
};

}  // namespace plumbline
