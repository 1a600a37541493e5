// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/match.h: which documents answer a query, and how well.
//
// A word must stand somewhere in a document, not in one passage of it: "klint spinlock" finds the talk
// whose abstract has the one and whose notes have the other. So every term of the query asks FTS5 for its
// passages, with their bm25; passages are gathered under their documents (a passage's id holds its
// document's), and AND, OR and NOT work on sets of documents. Scores add up over terms, so explaining one
// is a list. It costs one FTS5 query a term, as many rows as ranking the OR of all of them would.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/matches.h"
#include "server/search/query.h"
#include "server/search/search.h"
#include "server/search/stems.h"

namespace plumbline {

struct Posting {
  std::int64_t passage;
  double score;
};

// The passages of one term, kept for snippets and explanations.
struct TermPostings {
  std::string what;               // "exact binder", "stem ~binder", "phrase pin init"
  std::vector<Posting> postings;  // by passage, each once; scores are weighed
};

// Decides filters of the query text (speaker:, event:, ...): documents that have this value.
using FilterMatches = std::function<Matches(const std::string& name, const std::string& value)>;

// A word, phrase, name or group that the query asks for, with the documents that have it.
struct Unit {
  std::string typed;
  Matches matches;
  bool stop_word;
  DocumentId named;       // where it is a name; else 0
  const QueryNode* node;  // lives as long as the query
  int times;              // how often the reader says it
  Matches loosely;  // for questions, and where nothing matches: documents that have any word of it
};

// The postings of one document.
std::pair<std::vector<Posting>::const_iterator, std::vector<Posting>::const_iterator> postings_of(
    const TermPostings& term, DocumentId document);

// What one part of the query adds to scores, kept for explanations.
struct Gain {
  std::string what;  // "exact binder", "stem binder", "about Binder", "like the best answers"
  Matches matches;
};

class Matcher {
 public:
  // `loose` is for questions in plain words: words ask the stem index for documents, not FTS5 for passages,
  // and a word that the reader repeats counts more.
  Matcher(const Catalog& catalog, Database& db, FilterMatches filter, bool loose)
      : catalog_(catalog), db_(db), filter_(std::move(filter)), loose_(loose) {}

  // Documents that answer the whole query; beside other plain words they need not have its stop words.
  // A query without terms gives every document, with score 0. Comes first, and once.
  Matches all(const Query& query);

  // Documents that have at least one of the query's units, scored by all that they have, within its
  // filters and exclusions. Stop words do not count, unless there is nothing else.
  Matches some() const;

  // Re-ranks by likeness to the best (feedback.h).
  void add_feedback(Matches* matches);

  // What the whole query asks for, in its order, without filters and exclusions.
  const std::vector<Unit>& units() const { return units_; }
  // Documents that have all units but one, within filters and exclusions: what there would be if the reader
  // dropped it. Nothing where only stop words are left.
  Matches all_but(std::size_t unit) const;

  // Lowers the scores of documents whose words stand far from each other: a deck of fifty pages has every
  // word somewhere.
  void discount_scattered(Matches* matches) const;

  // For snippets: what each passage of the document adds to its score, by passage.
  std::vector<Posting> passages_of(DocumentId document) const;
  // Where the query is restricted to some passages, those of the document that it allows; else none.
  std::vector<std::int64_t> allowed_of(DocumentId document) const;
  // For explanations.
  const std::vector<Gain>& gains() const { return gains_; }

 private:
  Matches evaluate(const QueryNode& node);
  Matches all_of(const std::vector<QueryNode>& nodes);
  Matches any_of(const std::vector<QueryNode>& nodes);
  Matches term(const Term& term);
  Matches stem(const std::string& stem, const std::string& typed);
  Matches loosely(const QueryNode& node);
  Matches name(const QueryNode& node);
  double rarity_of(std::size_t documents) const;
  Matches everything() const;
  Matches gather(std::string what, const std::string& expression, double weight);
  void restrict_to_passages(const Query& query);
  Matches common(std::size_t left_out) const;
  void add_stem_passages(DocumentId document, std::map<std::int64_t, double>* scores) const;
  void find_phrases(const QueryNode& node);
  bool wanted(const Unit& unit) const { return !unit.stop_word || only_stop_words_; }
  Matches within_bounds(Matches matches) const;

  const Catalog& catalog_;
  Database& db_;
  FilterMatches filter_;
  bool loose_;
  std::vector<Unit> units_;
  bool only_stop_words_ = true;
  std::vector<Matches> filters_, exclusions_;  // of the whole query
  std::vector<Matches> phrases_;  // neighbours in the query that are neighbours in the text
  std::vector<TermPostings> postings_;
  struct AskedStem {
    std::string text;
    std::size_t documents;
  };
  std::vector<AskedStem> stems_;  // of words that asked the stem index
  std::vector<Gain> gains_;
  bool restricted_ = false;
  bool by_part_ = false;               // by in:slides
  std::vector<std::int64_t> allowed_;  // passages of the wanted parts and statements, sorted
};

// FTS5 expressions of a term: its words as typed, and their stems ("" where they must not be used).
std::string exact_expression(const Term& term);
std::string stem_expression(const Term& term);

}  // namespace plumbline
