// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/search_answer.h: an answered search, and the forms in which a program or a terminal
// gets it. The shapes are described in docs/api.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.h"
#include "server/pages/html.h"
#include "server/search/search.h"

namespace plumbline {

// What a result may have; a kind of document has only some of them. The names that `fields` takes.
inline constexpr std::string_view kRowFields[] = {
    "type",     "id",          "title",   "name",  "url",     "short",    "series",
    "start",    "end",         "place",   "event", "date",    "kind",     "summary",
    "speakers", "topics",      "parent",  "talks", "has",     "links",    "score",
    "matched",  "title_marks", "snippet", "also",  "explain", "relation", "statements"};

struct SearchAnswer {
  SearchRequest request;
  SearchResults results;
  Parameters parameters;            // as they were asked; links to other pages keep them
  std::vector<std::string> fields;  // of a result, in this order; empty means all
  double took_ms = 0;
};

// Absolute address of the next or the previous page, or "".
std::string next_address(const PageContext& context, const SearchAnswer& answer);
std::string previous_address(const PageContext& context, const SearchAnswer& answer);

std::string search_json(const PageContext& context, const SearchAnswer& answer);
std::string search_ndjson(const PageContext& context,
                          const SearchAnswer& answer);  // one result a line
std::string search_csv(const PageContext& context, const SearchAnswer& answer);
std::string search_text(const PageContext& context, const SearchAnswer& answer);
std::string search_atom(const PageContext& context, const SearchAnswer& answer);

}  // namespace plumbline
