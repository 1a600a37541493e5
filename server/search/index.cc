// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/index.h"

#include "schema/postings.h"
#include "server/search/expression.h"
#include "server/search/stems.h"

namespace plumbline {
namespace {

Postings unite(const Postings& a, const Postings& b) {
  Postings out;
  out.reserve(a.size() + b.size());
  auto i = a.begin(), j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->passage != j->passage) {
      out.push_back(i->passage < j->passage ? *i++ : *j++);
    } else {
      out.push_back({i->passage, i->score + j->score});
      ++i, ++j;
    }
  }
  out.insert(out.end(), i, a.end());
  out.insert(out.end(), j, b.end());
  return out;
}
}  // namespace

const Postings& Index::postings(const std::string& expression) {
  const auto [entry, is_new] = postings_.try_emplace(expression);
  if (is_new) {
    entry->second = catalog_.passage_statistics().scored(
        frequencies(db_, expression, asks_for_beginning(expression)));
  }
  return entry->second;
}

Postings Index::postings(const std::vector<std::string>& expressions) {
  Postings all;
  for (const std::string& expression : expressions)
    all = all.empty() ? postings(expression) : unite(all, postings(expression));
  return all;
}

const Matches& Index::documents(const std::string& stem) {
  const auto [entry, is_new] = documents_.try_emplace(stem);
  if (is_new) entry->second = documents_with(catalog_.stems(), db_, stem);
  return entry->second;
}

}  // namespace plumbline
