// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/hits.h: what a reader sees of a match: where it was found, and the passages that show it.
#pragma once

#include <memory>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/match.h"
#include "server/search/query.h"
#include "server/search/search.h"
#include "server/search/snippet.h"

namespace plumbline {

class HitMaker {
 public:
  // `named` is what the query asks about, or 0: its snippet is its beginning, which says what it is.
  HitMaker(const Index& index, Tokenizer& tokenizer, const Query& query, const Matcher& matcher,
           DocumentId named);

  // `place` is a passage to show where no term of the query is found, or 0.
  Hit make(DocumentId document, double score, bool explain, std::int64_t place = 0);

 private:
  // A passage, and how much of what was asked it would show.
  struct Showing {
    std::shared_ptr<const CutPassage> passage;
    Highlighter::Window window;
    int distinct;  // how many different things
  };

  std::shared_ptr<const CutPassage> read_passage(std::int64_t id) const;  // null: none
  Postings candidates(DocumentId document, std::int64_t place);
  void look_at_head(DocumentId document, Hit* hit);
  void add_stated(DocumentId document, Hit* hit);
  std::vector<Showing> showings(DocumentId document, std::int64_t place);
  static Snippet snippet_of(const Showing& showing, bool from_start);
  void add_snippets(DocumentId document, std::int64_t place, Hit* hit);
  std::vector<Reason> reasons(DocumentId document, double score) const;

  const Catalog& catalog_;
  Database& db_;
  const Matcher& matcher_;
  Evidence::Passages passages_;
  Tokenizer& tokenizer_;
  Highlighter highlighter_;
  bool has_terms_, states_;
  DocumentId named_;
};

}  // namespace plumbline
