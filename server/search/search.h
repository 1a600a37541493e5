// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/search.h: from what a reader asks to ranked hits. How it behaves: docs/query-syntax.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/thing.h"

namespace plumbline {

// Values of filters by name: OR within one name, AND between names.
// Names: type event series topic speaker kind year lang has.
using Filters = std::map<std::string, std::vector<std::string>, std::less<>>;
inline constexpr std::string_view kFilterNames[] = {"type", "event", "series", "topic", "speaker",
                                                    "kind", "year",  "lang",   "has"};

enum class Sort {
  kDefault,
  kRelevance,
  kNewest,
  kOldest,
  kTitle
};  // default: relevance with words, else newest

struct SearchRequest {
  std::string q;  // any bytes; the caller bounds its length
  Filters filters;
  std::string from, to;  // "2023", "2023-11", "2023-11-15" or "", inclusive
  Sort sort = Sort::kDefault;
  int limit = 20;                   // 1 to 100
  std::string cursor;               // SearchResults::next or ::prev of the same request, or ""
  std::vector<std::string> facets;  // names out of kFilterNames
  // Of the events, topics and speakers in facets the first so many, and those that are chosen.
  std::size_t facet_values = SIZE_MAX;
  bool correct = true;  // look for other spellings when nothing matches as typed
  bool explain = false;
  std::string site;  // how absolute addresses of this server begin, to know them in q; "" for none
};

// Ranges of code points in text, half open, in order, not overlapping.
using Marks = std::vector<std::pair<int, int>>;

// A short run of a passage around what was asked. text is plain.
struct Snippet {
  std::string part;    // abstract, notes, slides, transcript, about
  std::string anchor;  // of the passage on its document's page: "slide-7", or ""
  std::optional<int> page;
  std::optional<int> seconds;
  std::string heading;  // of the passage, or ""
  std::string text;
  Marks marks;
};

// How a part of the query added to a score, for explain.
struct Reason {
  std::string
      what;  // "exact binder", "stem binder", "about Binder", "phrase pin init", "for its year"
  double score;
};

// A line of notes that a search for decisions finds.
struct FoundStatement {
  std::string kind;    // decision, open, action
  std::string text;    // plain
  std::string anchor;  // on the page of its talk
};

struct Hit {
  DocumentId document;               // in the catalog
  double score;                      // larger is better; comparable within one query only
  Marks title_marks;                 // code points of the document's title
  std::vector<std::string> matched;  // where: title, names, topics, heading, or a part's name
  std::optional<Snippet> snippet;    // the best passage; none where the query has no words
  std::vector<Snippet> also;         // the best passages of other parts
  std::vector<std::string> missing;  // words of the query that this document does not have
  std::vector<Reason> reasons;       // for explain
  std::vector<FoundStatement>
      stated;            // of kind:decision and the like: what it found, in reading order
  std::string relation;  // to the thing that the query names: is, links, cites; or ""
};

struct FacetValue {
  std::string value, label;
  int count;
  bool chosen;
};

// A name of a topic, person or event that was recognized in the query.
struct RecognizedName {
  std::string typed;
  DocumentId document;
};

// Another spelling of the query. total is how many documents have all of its words, or where none has, as
// `relaxed` tells, and of a question, how many have some: what asking for `q` gives.
struct Suggestion {
  std::string q, reason;  // reason: "spelling"
  int total;
  bool relaxed = false;
};

// The query without one of its words, and how many documents have all others.
struct Relaxation {
  std::string drop, q;
  int total;
};

// A word, phrase or name of the query, and how many documents have it.
struct TermCount {
  std::string term;
  int total;
};

struct SearchResults {
  std::string understood;  // the query as it was read, in its own language
  std::vector<RecognizedName> aliases;
  std::optional<Thing> thing;  // where the whole query names one: its hits come first
  bool fuzzy = false;          // true where results are those of a correction
  bool relaxed = false;        // true where results need not have all words
  bool question = false;       // true where it was ranked over any of its words from the start
  std::vector<std::string> warnings;  // sentences for the reader
  std::vector<TermCount> terms;       // in the query's order
  std::optional<DocumentId> card;     // the topic (or person) that the whole query names
  std::vector<Hit> hits;              // at most limit
  int total = 0;
  int exact_total =
      0;  // how many of them have all words: those come first, unless it is a question
  std::string next, prev;  // cursors, or ""
  std::map<std::string, std::vector<FacetValue>, std::less<>> facets;
  // Other spellings, the likeliest first: where nothing has all words as typed (and hits are those of the
  // first where `fuzzy` is true), or where a word that need not be there is unknown ("klint OR bnider").
  std::vector<Suggestion> suggestions;
  std::vector<Relaxation> relaxations;  // which word to drop, where nothing has all of them
};

// The cursor was made for another request, or is not one of ours.
struct CursorError : Error {
  using Error::Error;
};

// Never throws for anything in `q`. Throws CursorError, and DatabaseError (interrupted() where a time
// limit was set and passed).
SearchResults search(const Catalog& catalog, Database& db, const SearchRequest& request);

// The documents that search() would show on all of its pages together, without looking at their text:
// for measuring how well it ranks.
std::vector<DocumentId> ranking(const Catalog& catalog, Database& db, const SearchRequest& request);

}  // namespace plumbline
