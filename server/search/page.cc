// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/page.h"

#include <algorithm>

#include "server/search/facets.h"
#include "server/search/hits.h"
#include "server/search/relax.h"

namespace plumbline {
namespace {

// Hits from `begin` to before `end` in the order of all answers.
struct Page {
  std::size_t begin, end;
};

Page first_page(const SearchRequest& request, std::size_t answers) {
  return {0, std::min(static_cast<std::size_t>(request.limit), answers)};
}

// The page behind the cursor, or before it.
Page page_at_cursor(const SearchRequest& request, const Order& order,
                    const std::vector<Ranked>& ranked) {
  const auto limit = static_cast<std::size_t>(request.limit);
  const Cursor cursor = decode_cursor(request, request.cursor);
  const auto found = std::partition_point(ranked.begin(), ranked.end(), [&](const Ranked& entry) {
    return order.before(entry, cursor);
  });
  auto begin = static_cast<std::size_t>(found - ranked.begin());
  if (cursor.backward) {
    begin -= std::min(begin, limit);
  } else if (begin < ranked.size() && order.is_at(ranked[begin], cursor)) {
    ++begin;
  }
  return {begin, std::min(begin + limit, ranked.size())};
}

Hit make_hit(HitMaker* maker, const Answers& answers, const Ranked& entry) {
  const Reference* reference = answers.reference_of(entry.document);
  Hit hit = maker->make(entry.document, entry.score, answers.request().explain,
                        reference ? reference->passage : 0);
  if (reference) {
    hit.relation = relation_name(reference->relation);
    hit.missing.clear();
  }
  return hit;
}

// The hits of the page, and the cursors of those beside it.
void add_hits(Index& index, Tokenizer& tokenizer, Answers& answers, SearchResults* results) {
  const SearchRequest& request = answers.request();
  const bool first = request.cursor.empty();
  const std::vector<Ranked>& ranked =
      answers.ranked(first ? static_cast<std::size_t>(request.limit) : SIZE_MAX);
  const auto [begin, end] =
      first ? first_page(request, ranked.size()) : page_at_cursor(request, answers.order(), ranked);
  HitMaker maker(index, tokenizer, answers.query(), answers.matcher(), answers.named());
  for (std::size_t i = begin; i < end; ++i)
    results->hits.push_back(make_hit(&maker, answers, ranked[i]));
  const auto cursor_at = [&](const Ranked& entry, bool backward) {
    return encode_cursor(request, answers.order().cursor_at(entry, backward));
  };
  if (end < ranked.size() && end > begin) results->next = cursor_at(ranked[end - 1], false);
  if (begin > 0 && end > begin) results->prev = cursor_at(ranked[begin], true);
  results->total = static_cast<int>(ranked.size());
  results->exact_total = answers.exact_total();
  results->relaxed = results->total > results->exact_total;
}

void collect_names(const QueryNode& node, SearchResults* results) {
  if (node.kind == QueryNode::kName) results->aliases.push_back({node.typed, node.document});
  for (const QueryNode& child : node.children) collect_names(child, results);
}

// How the query was read.
void describe(const Catalog& catalog, const Answers& answers, SearchResults* results) {
  results->question = answers.is_question();
  results->understood = understood(catalog, answers.query(), answers.is_question());
  results->warnings = answers.query().warnings;
  for (const Unit& unit : answers.matcher().units()) {
    results->terms.push_back({unit.typed, static_cast<int>(unit.matches->size())});
  }
  collect_names(answers.query().root, results);
  const DocumentId named = answers.named_topic();
  if (named && answers.request().cursor.empty()) results->card = named;
}
}  // namespace

SearchResults page_of(Index& index, Tokenizer& tokenizer, Answers& answers) {
  SearchResults results;
  describe(index.catalog(), answers, &results);
  add_hits(index, tokenizer, answers, &results);
  if (answers.exact_total() == 0 && !answers.is_question())
    results.relaxations = relaxations(index, tokenizer, answers);
  for (const std::string& name : answers.request().facets) {
    results.facets[name] = count_facet(index.catalog(), answers.filters(), answers.request(), name,
                                       answers.candidates());
  }
  return results;
}

}  // namespace plumbline
