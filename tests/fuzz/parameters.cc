// SPDX-License-Identifier: MIT OR Apache-2.0
// Any bytes as an address and as what stands behind its "?": decoded text, parameters within their limits or a
// reason why not, and the same request again from the address that is written for it.
#include "server/http/parameters.h"

#include "schema/text/utf8.h"
#include "server/http/negotiate.h"
#include "server/http/target.h"
#include "server/pages/urls.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

void require_decoded(const Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    require(clean_utf8(name) == name && clean_utf8(value) == value,
            "text without control characters", name + "=" + value);
  }
}

void require_reason(const RequestError& error) {
  require(error.problem.status >= 400 && error.problem.status < 500, "a status that refuses");
  require(!error.problem.detail.empty() && is_utf8(error.problem.detail), "a reason",
          error.problem.detail);
}

void require_same(const SearchRequest& a, const SearchRequest& b) {
  require(a.q == b.q && a.filters == b.filters && a.from == b.from && a.to == b.to &&
              a.sort == b.sort && a.cursor == b.cursor,
          "an address means its request", search_path("/search", a, a.cursor));
}

void require_sound(const SearchParameters& parameters) {
  const SearchRequest& request = parameters.request;
  require(count_code_points(request.q) <= kMaxQueryCharacters, "a query of limited length");
  require(request.limit >= 1 && request.limit <= 100, "a limit from 1 to 100");
  std::size_t values = 0;
  for (const auto& [name, chosen] : request.filters) values += chosen.size();
  require(values <= kMaxFilterValues, "a limited number of filters");
  HttpRequest again;
  require(read_target(search_path("/search", request, request.cursor), &again), "an address");
  require_same(request, read_search_parameters(again.parameters).request);
}

template <typename Read>
void attempt(const Parameters& parameters, Read read) {
  try {
    read(parameters);
  } catch (const RequestError& error) {
    require_reason(error);
  }
}

void read_all(const Parameters& parameters) {
  attempt(parameters, [](const auto& p) { require_sound(read_search_parameters(p)); });
  attempt(parameters, [](const auto& p) { read_search_parameters(p, Kind::kTopic); });
  attempt(parameters, [](const auto& p) {
    const int limit = read_suggest_parameters(p).limit;
    require(limit >= 1 && limit <= kMaxCompletions, "a limit of completions");
  });
  attempt(parameters, [](const auto& p) {
    const LookupParameters lookup = read_lookup_parameters(p);
    require(!lookup.value.empty() && lookup.limit >= 1 && lookup.limit <= 100,
            "a thing to look up");
  });
  attempt(parameters, [](const auto& p) { read_coverage_parameters(p); });
  attempt(parameters, [](const auto& p) {
    const int limit = read_citations_parameters(p, 50).limit;
    require(limit >= 1 && limit <= 100, "a limit of citations");
  });
  attempt(parameters,
          [](const auto& p) { require(read_graph_parameters(p).min_weight >= 1, "a weight"); });
  attempt(parameters,
          [](const auto& p) { require(read_related_limit(p) >= 1, "a limit of talks"); });
  attempt(parameters, [](const auto& p) { read_dump_cursor(p); });
}

void check(std::string_view bytes) {
  HttpRequest request;
  if (read_target(bytes, &request)) {
    require(request.path.starts_with('/') && clean_utf8(request.path) == request.path, "a path",
            request.path);
  }
  require_decoded(request.parameters);
  const Parameters form = read_form(bytes);
  require_decoded(form);
  read_all(form);
  read_all(request.parameters);
  negotiate(bytes, {Format::kHtml, Format::kJson, Format::kText});
  accepted_codings(bytes);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
