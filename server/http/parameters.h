// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/parameters.h: from the parameters of an address to a SearchRequest. What a reader
// types as `q` is never an error; a parameter that a program misspelt always is, since a filter
// that is quietly ignored gives wrong answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/api/suggest_json.h"
#include "server/http/message.h"
#include "server/http/problem.h"
#include "server/search/coverage.h"
#include "server/search/search.h"

namespace plumbline {

inline constexpr std::size_t kMaxQueryCharacters = 512;
inline constexpr std::size_t kMaxFilterValues = 50;

// A whole number in decimal digits; nullopt where the text is anything else, or larger than an int.
std::optional<int> read_integer(std::string_view text);

struct SearchParameters {
  SearchRequest request;
  std::vector<std::string> fields;  // of a result, as asked for; empty means all
};

// A list ("/api/v1/talks") is a search with its type fixed: there `type` is no parameter, and
// topics, people and events come by title unless there are words to rank by. A parameter without a
// value, as forms send it, does not count. Throws RequestError.
SearchParameters read_search_parameters(const Parameters& parameters,
                                        std::optional<Kind> type = {});

// Parameters of `/api/v1/suggest`. A format that is not asked for is JSON.
struct SuggestParameters {
  std::string q;
  int limit = kMaxCompletions;  // from 1
  bool opensearch = false;
};
SuggestParameters read_suggest_parameters(const Parameters& parameters);

// Parameters of `/api/v1/lookup`: either url or id.
struct LookupParameters {
  std::string name, value;  // "url", "https://lwn.net/Articles/951550/"
  int limit = 100;
  std::string cursor;
};
LookupParameters read_lookup_parameters(const Parameters& parameters);

// Parameters of `/coverage`; `parent` is a topic's slug as it was given.
struct CoverageParameters {
  CoverageRequest request;
  std::string parent;
};
CoverageParameters read_coverage_parameters(const Parameters& parameters);

// Parameters of `/citations`. A page has `usual` things where `limit` (1 to 100) does not say otherwise.
struct CitationsParameters {
  std::vector<std::string> kinds;
  int limit;
  std::string cursor;
};
CitationsParameters read_citations_parameters(const Parameters& parameters, int usual);

// Parameters of `/api/v1/graph`.
struct GraphParameters {
  std::string topic;  // a slug, or ""
  int min_weight = 1;
};
GraphParameters read_graph_parameters(const Parameters& parameters);

// Of related talks, where `limit` (1 to 100) is the only parameter: 10 without it.
int read_related_limit(const Parameters& parameters);

// Of the dump, whose only parameter is `cursor`; "" without it.
std::string read_dump_cursor(const Parameters& parameters);

// Throws RequestError for one that is not among these, and for one of these that is given twice.
void refuse_other_parameters(const Parameters& parameters,
                             const std::vector<std::string_view>& known);

// For addresses that take no parameters. Throws RequestError for any.
void refuse_parameters(const Parameters& parameters);

}  // namespace plumbline
