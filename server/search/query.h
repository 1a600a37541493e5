// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/query.h: the query language. Any bytes are a query: what is no operator is a word.
// docs/query-syntax.md shows it to readers, and its examples run as tests.
//
//     query  = and { "OR" and }
//     and    = factor { ["AND"] factor }
//     factor = ["-" | "NOT"] ( "(" query ")" | field ":" value | term )
//     term   = word | word "*" | '"' words '"'
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/catalog.h"

namespace plumbline {

// Further ones are left out, with a warning. Plain words cost little.
inline constexpr int kMaxTerms = 32, kMaxPlainTerms = 128;

// Bytes of a text, half open.
struct TextRange {
  std::size_t begin = 0, end = 0;
};

// What a term consists of after tokenizing, a word or a phrase.
struct Term {
  std::string typed;               // as the reader wrote it, without quotes and "*"
  std::string field;               // "title" where it must stand there, else ""
  bool quoted = false;             // only these very words: no stems, no aliases
  bool prefix = false;             // the last word is a beginning
  std::vector<std::string> words;  // folded, one a position; never empty
  std::vector<std::string> stems;  // of each word
  std::string whole;               // of a compound such as pin-init: "pininit"; else ""
  std::vector<TextRange> places;   // of each word in Query::text
};

struct QueryNode {
  enum Kind {
    kAnd,  // all children; without children: everything
    kOr,   // at least one child
    kNot,  // everything but its only child
    kTerm,
    kName,    // documents about `document`, or all children, which are the words of its name
    kFilter,  // documents with this value of a property
  };
  Kind kind = kAnd;
  std::vector<QueryNode> children;
  Term term;                // kTerm
  DocumentId document = 0;  // kName
  std::string typed;        // kName: as typed
  std::string name, value;  // kFilter: "speaker", "Gary Guo"
  TextRange place;          // in Query::text, with quotes, field, "*", "-" and parentheses
};

struct Query {
  std::string text;  // as typed, in UTF-8 and with plain punctuation: what places are in
  QueryNode root;
  std::vector<std::string> parts;      // in:slides: only passages of these parts
  std::vector<std::string> parts_out;  // -in:slides: none of these
  std::vector<std::string> stated;    // kind:decision: only what states one of these (statements.h)
  std::vector<std::string> warnings;  // sentences
  DocumentId named = 0;               // the document whose name the whole text is
  bool plain = true;                  // words and names alone, no operator, quotes or field

  bool has_terms() const;
  bool is_by_part() const { return !parts.empty() || !parts_out.empty(); }
  bool is_restricted() const { return is_by_part() || !stated.empty(); }  // to some passages
};

// Reads any text. Names are looked up in the catalog. Keeps no reference.
Query parse_query(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text);

// The query in its own language, with every operator and name spelled out and without words that a document
// need not have: "(pin AND init OR topic:pinned-init) AND binder*". With `any` true a document need have only
// one of its nodes, as a question is ranked: "pin OR init". Reading it again gives the same documents.
std::string understood(const Catalog& catalog, const Query& query, bool any = false);

}  // namespace plumbline
