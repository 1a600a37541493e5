// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/split.h"

#include <algorithm>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// A piece is not made shorter than this part of the limit for the sake of a better place to cut.
constexpr size_t kShortest = 4;

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Where blocks begin, ascending.
std::vector<size_t> block_edges(const RichText& text) {
  std::vector<size_t> edges;
  for (const Span& span : text.spans) {
    if (span.block() && (edges.empty() || edges.back() < span.begin)) edges.push_back(span.begin);
  }
  return edges;
}

size_t last_block_edge(const std::vector<size_t>& edges, size_t from, size_t limit) {
  auto after = std::upper_bound(edges.begin(), edges.end(), limit);
  return after != edges.begin() && *(after - 1) > from ? *(after - 1) : 0;
}

// Behind the last blank before `limit` for which `fits(position of the blank)`; 0 where there is
// none.
template <class Fits>
size_t last_blank(std::string_view text, size_t from, size_t limit, Fits fits) {
  for (size_t at = limit; at > from; --at) {
    if (blank(text[at - 1]) && fits(at - 1)) return at;
  }
  return 0;
}

size_t cut_position(const RichText& text, const std::vector<size_t>& edges, size_t from,
                    size_t limit) {
  const std::string_view all = text.text;
  if (const size_t edge = last_block_edge(edges, from, limit)) return edge;
  const size_t shortest = from + (limit - from) / kShortest;
  const auto ends_sentence = [&](size_t at) {
    return at > 0 && (all[at - 1] == '.' || all[at - 1] == '!' || all[at - 1] == '?');
  };
  if (const size_t sentence = last_blank(all, shortest, limit, ends_sentence)) return sentence;
  if (const size_t word = last_blank(all, shortest, limit, [](size_t) { return true; }))
    return word;
  return from + cut_utf8(all.substr(from), limit - from).size();
}
}  // namespace

std::vector<std::pair<size_t, size_t>> split_text(const RichText& text, size_t max_bytes,
                                                  size_t first_less) {
  std::vector<std::pair<size_t, size_t>> pieces;
  const std::string_view all = text.text;
  const std::vector<size_t> edges = block_edges(text);
  size_t at = 0, end = all.size(), room = max_bytes - first_less;
  while (end > 0 && blank(all[end - 1])) --end;
  while (at < end) {
    const size_t cut = end - at <= room ? end : cut_position(text, edges, at, at + room);
    size_t last = cut;
    while (last > at && blank(all[last - 1])) --last;
    if (last > at) pieces.emplace_back(at, last);
    at = cut;
    while (at < end && all[at] == '\n') ++at;
    room = max_bytes;
  }
  return pieces;
}

}  // namespace plumbline
