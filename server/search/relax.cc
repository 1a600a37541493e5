// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/relax.h"

#include <algorithm>

#include "server/search/match.h"

namespace plumbline {
namespace {

bool says_the_same(const QueryNode& a, const QueryNode& b) {
  return &a == &b || (a.kind == QueryNode::kTerm && b.kind == QueryNode::kTerm &&
                      exact_expression(a.term) == exact_expression(b.term));
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

}  // namespace plumbline
