// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/matches.h"

#include <algorithm>
#include <iterator>

namespace plumbline {

const Match* find_match(const Matches& matches, DocumentId document) {
  const auto found =
      std::lower_bound(matches.begin(), matches.end(), document,
                       [](const Match& match, DocumentId id) { return match.document < id; });
  return found != matches.end() && found->document == document ? &*found : nullptr;
}

Matches intersect(const Matches& a, const Matches& b) {
  Matches out;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->document < j->document) {
      ++i;
    } else if (j->document < i->document) {
      ++j;
    } else {
      out.push_back({i->document, i->score + j->score});
      ++i, ++j;
    }
  }
  return out;
}

Matches unite(const Matches& a, const Matches& b) {
  Matches out;
  out.reserve(a.size() + b.size());
  auto i = a.begin(), j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && i->document < j->document)) {
      out.push_back(*i++);
    } else if (i == a.end() || j->document < i->document) {
      out.push_back(*j++);
    } else {
      out.push_back({i->document, i->score + j->score});
      ++i, ++j;
    }
  }
  return out;
}

Matches subtract(const Matches& a, const Matches& b) {
  Matches out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out),
                      [](const Match& x, const Match& y) { return x.document < y.document; });
  return out;
}

Matches boost(const Matches& a, const Matches& b) {
  Matches out = a;
  auto j = b.begin();
  for (Match& match : out) {
    while (j != b.end() && j->document < match.document) ++j;
    if (j != b.end() && j->document == match.document) match.score += j->score;
  }
  return out;
}

}  // namespace plumbline
