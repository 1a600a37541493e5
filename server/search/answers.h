// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/answers.h: the documents that answer one query. Those that have everything it asks for come
// first; those that have only some of it follow where the first do not fill a page. A question in plain words
// is ranked over any of its words from the start.
//
// How many there are is known at once; they are ranked when they are asked for, since of most other spellings
// and shorter queries nothing but their number is told.
#pragma once

#include <optional>
#include <vector>

#include "server/search/filter.h"
#include "server/search/index.h"
#include "server/search/lookup.h"
#include "server/search/match.h"
#include "server/search/order.h"
#include "server/search/query.h"
#include "server/search/search.h"

namespace plumbline {

class Answers {
 public:
  // `references` are the documents that know what the whole query names.
  Answers(Index& index, Tokenizer& tokenizer, SearchRequest request,
          std::vector<Reference> references = {});
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;

  const SearchRequest& request() const { return request_; }
  const Query& query() const { return query_; }
  const Matcher& matcher() const { return matcher_; }
  const FilterSet& filters() const { return filters_; }
  const Order& order() const { return order_; }
  bool is_question() const { return question_; }
  // The document that the query names, alone or as "what is klint?", "how does klint work" and "who is
  // Gary Guo?"; 0 for none.
  DocumentId named() const;
  // That, where it is a topic.
  DocumentId named_topic() const;

  int exact_total() const { return exact_total_; }  // how many have everything
  // That, or where none has everything, and of a question, how many have some.
  int total();
  // How many of them the request's filters let pass.
  int count(const Matches& matches) const;

  // Of the best `sorted` ones in their order, the others behind them in any. Asking for more later gives nothing
  // better.
  const std::vector<Ranked>& ranked(std::size_t sorted);
  // All that match, before filters. Comes after ranked().
  const std::vector<DocumentId>& candidates() const { return candidates_; }
  // nullptr where the document does not know what the query names.
  const Reference* reference_of(DocumentId document) const;

 private:
  Matches filter(const std::string& name, const std::string& value);
  void restrict_by_filter();
  bool asks_question() const;
  const Matches& some();
  Matches scored_all(std::size_t sorted);
  Matches scored_some(const Matches& all, std::size_t sorted);
  void discount(Matches* matches, std::size_t sorted, bool feedback);
  bool gains_by_feedback() const;
  void rank(std::size_t sorted);
  void add(const Match& match, int tier);
  bool passes(DocumentId document) const;  // the request's filters
  void add_references();

  Tokenizer& tokenizer_;
  const Catalog& catalog_;
  const SearchRequest request_;
  const std::vector<Reference> references_;
  Query query_;
  FilterSet filters_;
  bool question_;
  Matcher matcher_;
  Order order_;
  Matches all_;                  // have everything, until they are ranked
  std::optional<Matches> some_;  // have at least some of it
  bool any_have_all_;
  int exact_total_ = 0;
  bool is_ranked_ = false;
  std::vector<DocumentId> candidates_;
  std::vector<Ranked> ranked_;
};

}  // namespace plumbline
