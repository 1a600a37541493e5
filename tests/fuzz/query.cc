// SPDX-License-Identifier: MIT OR Apache-2.0
// Any bytes as a query: within its limits, with places in its text. search.cc asks what was understood again.
#include "server/search/query.h"

#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/small_library.h"

namespace plumbline::fuzz {
namespace {

void require_place(const TextRange& place, const Query& query) {
  require(place.begin <= place.end && place.end <= query.text.size(), "a place in the text",
          query.text);
}

void require_term(const Term& term, const Query& query) {
  require(!term.words.empty() && term.words.size() == term.stems.size(), "a word and its stem",
          query.text);
  require(term.places.size() == term.words.size(), "a place for each word", query.text);
  for (const TextRange& place : term.places) require_place(place, query);
  for (const std::string& word : term.words)
    require(!word.empty() && is_utf8(word), "words in UTF-8", word);
}

// How many terms there are.
int require_node(const QueryNode& node, const Query& query, int depth) {
  require(depth < 1000, "no endless nesting");
  require_place(node.place, query);
  require(node.kind != QueryNode::kNot || node.children.size() == 1, "what NOT is about");
  require(node.kind != QueryNode::kOr || !node.children.empty(), "one of some");
  if (node.kind == QueryNode::kTerm) require_term(node.term, query);
  int terms = node.kind == QueryNode::kTerm ? 1 : 0;
  for (const QueryNode& child : node.children) terms += require_node(child, query, depth + 1);
  return terms;
}

void check(std::string_view text) {
  const Catalog& catalog = SmallLibrary::get().catalog();
  Tokenizer tokenizer;
  const Query query = parse_query(catalog, tokenizer, text);
  require(is_utf8(query.text), "a text in UTF-8", query.text);
  require(require_node(query.root, query, 0) <= kMaxPlainTerms, "a limited number of terms", text);
  for (const std::string& warning : query.warnings)
    require(!warning.empty() && is_utf8(warning), "a warning is a sentence", warning);
  const std::string read = understood(catalog, query);
  require(is_utf8(read), "what was understood, in UTF-8", read);
  const Query again = parse_query(catalog, tokenizer, read);
  require_node(again.root, again, 0);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
