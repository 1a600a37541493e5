// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/matches.h"

#include <algorithm>
#include <iterator>

namespace plumbline {
namespace {

// The first of a document or of one behind it, in steps that grow until they are too far: quick where it is near, and
// where it is not.
template <class Iterator>
Iterator skip_to(Iterator at, Iterator end, DocumentId document) {
  std::ptrdiff_t step = 1;
  while (step < end - at && at[step].document < document) {
    at += step;
    step *= 2;
  }
  return std::lower_bound(at, at + std::min(step + 1, end - at), document,
                          [](const Match& match, DocumentId id) { return match.document < id; });
}

// Of few documents and many.
Matches intersect_few(const Matches& few, const Matches& many) {
  Matches out;
  auto at = many.begin();
  for (const Match& match : few) {
    at = skip_to(at, many.end(), match.document);
    if (at == many.end()) break;
    if (at->document == match.document) out.push_back({match.document, match.score + at->score});
  }
  return out;
}
}  // namespace

const Match* find_match(const Matches& matches, DocumentId document) {
  const auto found =
      std::lower_bound(matches.begin(), matches.end(), document,
                       [](const Match& match, DocumentId id) { return match.document < id; });
  return found != matches.end() && found->document == document ? &*found : nullptr;
}

// Which of two documents comes first is as good as random, so that a branch for it would be taken wrongly half the
// time: these loops have none.
Matches intersect(const Matches& a, const Matches& b) {
  constexpr std::size_t kManyTimes = 16;
  if (a.size() * kManyTimes < b.size()) return intersect_few(a, b);
  if (b.size() * kManyTimes < a.size()) return intersect_few(b, a);
  Matches out(std::min(a.size(), b.size()));
  Match* to = out.data();
  const Match *i = a.data(), *j = b.data(), *a_end = i + a.size(), *b_end = j + b.size();
  const Match* const last = to + out.size();
  while (i != a_end && j != b_end && to != last) {
    const DocumentId left = i->document, right = j->document;
    *to = {left, i->score + j->score};
    to += left == right;
    i += left <= right;
    j += right <= left;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

Matches unite(const Matches& a, const Matches& b) {
  Matches out(a.size() + b.size());
  Match* to = out.data();
  const Match *i = a.data(), *j = b.data(), *a_end = i + a.size(), *b_end = j + b.size();
  for (; i != a_end && j != b_end; ++to) {
    const DocumentId left = i->document, right = j->document;
    const double of_left = left <= right ? i->score : 0, of_right = right <= left ? j->score : 0;
    *to = {std::min(left, right), of_left + of_right};
    i += left <= right;
    j += right <= left;
  }
  to = std::copy(j, b_end, std::copy(i, a_end, to));
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

Matches subtract(const Matches& a, const Matches& b) {
  Matches out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out),
                      [](const Match& x, const Match& y) { return x.document < y.document; });
  return out;
}

void boost(Matches* matches, const Matches& others) {
  auto at = matches->begin();
  for (const Match& other : others) {
    at = skip_to(at, matches->end(), other.document);
    if (at == matches->end()) return;
    if (at->document == other.document) at->score += other.score;
  }
}

}  // namespace plumbline
