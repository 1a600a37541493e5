// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/match.h: which documents answer a query, and how well.
//
// A word must stand somewhere in a document, not in one passage of it: "klint spinlock" finds the talk
// whose abstract has the one and whose notes have the other. So every term of the query asks FTS5 for its
// passages, with their bm25; passages are gathered under their documents (a passage's id holds its
// document's), and AND, OR and NOT work on sets of documents. Scores add up over terms, so explaining one
// is a list.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/search/evidence.h"
#include "server/search/index.h"
#include "server/search/matches.h"
#include "server/search/query.h"

namespace plumbline {

// Decides filters of the query text (speaker:, event:, ...): documents that have this value.
using FilterMatches = std::function<Matches(const std::string& name, const std::string& value)>;

// A word, phrase, name or group that the query asks for, with the documents that have it.
struct Unit {
  std::string typed;
  Found matches;
  bool stop_word;
  DocumentId named;       // where it is a name; else 0
  const QueryNode* node;  // lives as long as the query
  int times;              // how often the reader says it
  Matches
      loosely;  // for questions, and where nothing matches: what any word of several gives beside
};

class Matcher {
 public:
  // Evaluates the query, which must outlive this. `loose` is for questions in plain words: words ask the stem
  // index for documents, not FTS5 for passages, and a word that the reader repeats counts more.
  Matcher(Index& index, const Query& query, FilterMatches filter, bool loose);

  // Documents that answer the whole query; beside other plain words they need not have its stop words.
  // A query without terms gives every document, with score 0.
  Matches all() const;

  // Documents that have at least one of the query's units, scored by all that they have, within its
  // filters and exclusions. Stop words do not count, unless there is nothing else.
  Matches some() const;

  // For each unit the documents that have all others, within filters and exclusions: what there would be if
  // the reader dropped it. Nothing where it need not be there, and where only stop words are left.
  std::vector<Matches> all_but_one() const;

  // What the whole query asks for, in its order, without filters and exclusions.
  const std::vector<Unit>& units() const { return units_; }

  // Scores rise where neighbours in the query are neighbours in the text, fall where words are scattered
  // over a long document, and rise by likeness to the best of `matches` (feedback.h). What a document gains
  // by the last is kept for explanations, but for those of `others`.
  void add_phrases(Matches* matches);
  void discount_scattered(Matches* matches, std::size_t wanted,
                          const std::vector<double>& factors) const {
    evidence_.discount_scattered(matches, wanted, factors);
  }
  // Scores rise of documents that answer a question like the one asked, by AnsweredQuestions::like().
  void add_answered(Matches* matches, const Matches& likeness);
  void add_feedback(Matches* matches, const Matches& others = {});

  const Evidence& evidence() const { return evidence_; }
  // Where the query is restricted to some passages, those of the document that it allows; else none.
  std::vector<std::int64_t> allowed_of(DocumentId document) const;

 private:
  void add_unit(const QueryNode& node);
  Found evaluate(const QueryNode& node);
  Matches left_out(const QueryNode& node);
  Found all_of(const std::vector<QueryNode>& nodes);
  Found any_of(const std::vector<QueryNode>& nodes);
  Found term(const Term& term);
  Matches loosely(const QueryNode& node);
  Matches name(const QueryNode& node);
  Gain about(DocumentId document) const;
  Matches everything() const;
  const Matches& gather(std::string what, const std::vector<std::string>& expressions,
                        double weight);
  void restrict_to_passages();
  bool is_allowed(std::int64_t passage) const;
  Matches with_allowed_passages() const;
  void find_phrases(const QueryNode& node);
  bool wanted(const Unit& unit) const { return !unit.stop_word || only_stop_words_; }
  Matches within_bounds(Matches matches) const;

  Index& index_;
  const Catalog& catalog_;
  const Query& query_;
  FilterMatches filter_;
  bool loose_;
  std::vector<Unit> units_;
  bool only_stop_words_ = true;
  std::vector<Matches> filters_, exclusions_;  // of the whole query
  Evidence evidence_;
  std::optional<std::vector<const Matches*>>
      phrases_;                                  // documents that have neighbours as neighbours
  bool by_part_ = false, by_statement_ = false;  // restricted by in:slides, by kind:decision
  PassageParts::Set parts_ = 0;                  // the wanted ones
  std::vector<std::int64_t> stated_;             // passages that state what is wanted, sorted
};

}  // namespace plumbline
