// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/statements.h"

#include <algorithm>
#include <array>
#include <string>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;
using Pieces = std::vector<std::pair<size_t, size_t>>;

constexpr std::array<std::string_view, 3> kKinds = {"decision", "open", "action"};

// Past blanks, and the dash of a list that is no markup.
size_t begin_of_words(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && std::string_view(" \t-*").find(line[at]) != std::string_view::npos)
    ++at;
  return at;
}

// The kind of a line, and where its text begins; "" where it states nothing.
std::pair<std::string_view, size_t> statement_in(std::string_view line) {
  size_t at = begin_of_words(line);
  for (const std::string_view kind : kKinds) {
    if (!ascii::starts_with_any_case(line.substr(at), kind)) continue;
    at += kind.size();
    if (!line.substr(at).starts_with(':')) break;
    ++at;
    while (at < line.size() && ascii::is_blank(line[at])) ++at;
    if (at == line.size()) break;
    return {kind, at};
  }
  return {"", 0};
}

void trim(std::string_view text, std::pair<size_t, size_t>* range) {
  auto& [begin, end] = *range;
  while (begin < end && ascii::is_blank(text[begin])) ++begin;
  while (end > begin && ascii::is_blank(text[end - 1])) --end;
}

void add_piece(std::string_view text, size_t begin, size_t end, Pieces* out) {
  std::pair<size_t, size_t> piece = {begin, end};
  trim(text, &piece);
  if (piece.first < piece.second) out->push_back(piece);
}
}  // namespace

std::vector<StatedLine> find_statements(const RichText& source) {
  const std::string_view text = source.text;
  std::vector<StatedLine> statements;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const auto [kind, at] = statement_in(text.substr(begin, end - begin));
    if (!kind.empty()) statements.push_back({kind, begin, end, begin + at});
    begin = end + 1;
  }
  return statements;
}

std::vector<StatedLine> find_asked(std::string_view heading, const RichText& source) {
  std::vector<StatedLine> items;
  if (!ascii::starts_with_any_case(heading, "call for papers")) return items;
  const std::string_view text = source.text;
  for (const Span& span : source.spans) {
    if (span.kind != Span::kItem) continue;
    const size_t end = std::min({text.find('\n', span.begin), span.end, text.size()});
    if (span.begin < end) items.push_back({"asked", span.begin, end, span.begin});
  }
  return items;
}

bool begins_statement(std::string_view text) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) {
    return ascii::starts_with_any_case(text, kind) &&
           (text.size() == kind.size() || text.substr(kind.size()).starts_with(':'));
  });
}

Pieces cut_out(std::string_view text, const Pieces& pieces,
               const std::vector<StatedLine>& statements) {
  Pieces out;
  auto statement = statements.begin();
  for (const auto& [begin, end] : pieces) {
    size_t at = begin;
    while (statement != statements.end() && statement->begin < begin) ++statement;
    for (; statement != statements.end() && statement->end <= end; ++statement) {
      add_piece(text, at, statement->begin, &out);
      out.emplace_back(statement->begin, statement->end);
      at = statement->end;
    }
    add_piece(text, at, end, &out);
  }
  return out;
}

}  // namespace plumbline
