// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/relax.h"

#include <algorithm>

#include "server/search/expression.h"
#include "server/search/named.h"

namespace plumbline {
namespace {
constexpr std::size_t kRelaxations = 5;

bool says_the_same(const QueryNode& a, const QueryNode& b) {
  return &a == &b ||
         (a.kind == QueryNode::kTerm && b.kind == QueryNode::kTerm && same_term(a.term, b.term));
}

// The text without these ranges, and without the blanks around them.
std::string erased(std::string text, const std::vector<TextRange>& ranges) {
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    std::size_t end = range->end;
    while (end < text.size() && text[end] == ' ') ++end;
    text.erase(range->begin, end - range->begin);
  }
  const auto begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}
}  // namespace

Relaxed without(const Catalog& catalog, Tokenizer& tokenizer, const Query& query,
                const QueryNode& node) {
  Query rest = query;
  rest.root.children.clear();
  std::vector<TextRange> dropped;
  for (const QueryNode& child : query.root.children) {
    if (says_the_same(child, node)) {
      dropped.push_back(child.place);
    } else {
      rest.root.children.push_back(child);
    }
  }
  const std::string wanted = understood(catalog, rest);
  const std::string shorter = erased(query.text, dropped);
  const Query again = parse_query(catalog, tokenizer, shorter);
  if (again.warnings.size() > query.warnings.size()) return {wanted, false};
  return {shorter, again.plain == query.plain && understood(catalog, again) == wanted};
}

namespace {
// How many documents have all words of another query, within the same filters.
int count_of(Index& index, Tokenizer& tokenizer, SearchRequest request, const std::string& q) {
  request.q = q;
  const Catalog& catalog = index.catalog();
  const Named named = find_named(catalog, index.db(), tokenizer, request);
  return Answers(index, tokenizer, request_for(catalog, tokenizer, named, std::move(request)),
                 named.references)
      .exact_total();
}
}  // namespace

std::vector<Relaxation> relaxations(Index& index, Tokenizer& tokenizer, const Answers& asked) {
  const std::vector<Unit>& units = asked.matcher().units();
  const std::vector<Matches> left = asked.matcher().all_but_one();
  std::vector<std::pair<int, std::size_t>> best;  // - how many are left, the unit
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (const int total = asked.count(left[i]); total > 0) best.emplace_back(-total, i);
  }
  std::sort(best.begin(), best.end());
  std::vector<Relaxation> out;
  for (const auto& [total, i] : best) {
    if (out.size() == kRelaxations) break;
    Relaxed rest = without(index.catalog(), tokenizer, asked.query(), *units[i].node);
    const int found = rest.alike ? -total : count_of(index, tokenizer, asked.request(), rest.q);
    if (found > 0) out.push_back({units[i].typed, std::move(rest.q), found});
  }
  return out;
}

}  // namespace plumbline
