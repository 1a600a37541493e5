// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/search_handlers.h"

#include <algorithm>
#include <chrono>

#include "server/api/search_answer.h"
#include "server/http/parameters.h"
#include "server/pages/search_facets.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

using Clock = std::chrono::steady_clock;

// What the search page shows beside its results.
constexpr int kMaxOnPage = 50;  // results: a page stays below 60 kB
const std::vector<std::string> kPageFacets = {"type", "event", "topic", "speaker", "year", "has"};

SearchAnswer ask(const Call& call, std::optional<Kind> type) {
  Parameters given = call.request.parameters;
  if (call.format == Format::kText)
    std::erase_if(given, [](const auto& parameter) { return parameter.first == "color"; });
  SearchParameters parameters = read_search_parameters(given, type);
  SearchAnswer answer;
  answer.request = std::move(parameters.request);
  answer.fields = std::move(parameters.fields);
  answer.parameters = call.request.parameters;
  answer.request.site = call.page.base_url;
  if (call.format == Format::kHtml) {
    answer.request.facets = kPageFacets;
    answer.request.facet_values = kMaxFacetValues;
    answer.request.limit = std::min(answer.request.limit, kMaxOnPage);
  }
  const Clock::time_point start = Clock::now();
  answer.results = search(call.collection.catalog(), call.db, answer.request);
  answer.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return answer;
}

std::string written(const Call& call, const SearchAnswer& answer) {
  switch (call.format) {
    case Format::kHtml:
      return search_html(call.page, answer.request, answer.results);
    case Format::kNdjson:
      return search_ndjson(call.page, answer);
    case Format::kCsv:
      return search_csv(call.page, answer);
    case Format::kText:
      return search_text(call.page, answer);
    case Format::kAtom:
      return search_atom(call.page, answer);
    default:
      return search_json(call.page, answer);
  }
}

// The page of the one document that the whole query names.
std::optional<std::string> page_named(const Call& call, const SearchAnswer& answer) {
  const std::optional<Thing>& thing = answer.results.thing;
  if (!thing || thing->document == 0 || !answer.request.cursor.empty()) return std::nullopt;
  return path_of(call.collection.catalog()[thing->document]) +
         (thing->anchor.empty() ? "" : "#" + thing->anchor);
}

HttpResponse answer_search(const Call& call, std::optional<Kind> type) {
  const SearchAnswer answer = ask(call, type);
  if (call.format == Format::kHtml) {
    if (auto location = page_named(call, answer)) return see_other(*location);
  }
  HttpResponse response = reply(call, written(call, answer));
  add_page_links(next_address(call.page, answer), previous_address(call.page, answer), &response);
  return response;
}

}  // namespace

HttpResponse search_page(const Call& call) { return answer_search(call, std::nullopt); }
HttpResponse api_search(const Call& call) { return answer_search(call, std::nullopt); }
HttpResponse api_talks(const Call& call) { return answer_search(call, Kind::kTalk); }
HttpResponse api_topics(const Call& call) { return answer_search(call, Kind::kTopic); }
HttpResponse api_people(const Call& call) { return answer_search(call, Kind::kPerson); }
HttpResponse api_events(const Call& call) { return answer_search(call, Kind::kEvent); }

}  // namespace plumbline
