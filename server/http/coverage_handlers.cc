// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/coverage_handlers.h"

#include "server/api/coverage.h"
#include "server/http/nearest.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"

namespace plumbline {
namespace {

// A topic by its slug.
DocumentId topic_named(const Call& call, std::string_view parameter, const std::string& slug) {
  if (slug.empty()) return 0;
  const Catalog& catalog = call.collection.catalog();
  if (const Document* topic = catalog.find(Kind::kTopic, slug)) return topic->id;
  std::vector<std::string_view> slugs;
  for (const DocumentId id : catalog.all(Kind::kTopic)) slugs.emplace_back(catalog[id].slug);
  throw invalid_parameter(parameter, "There is no topic “" + slug + "” here.",
                          nearest(slug, slugs, 3));
}
}  // namespace

HttpResponse coverage(const Call& call) {
  const CoverageParameters parameters = read_coverage_parameters(call.request.parameters);
  CoverageRequest request = parameters.request;
  request.parent = topic_named(call, "parent", parameters.parent);
  const CoveragePage page =
      load_coverage_page(call.collection.catalog(), call.db, std::move(request));
  switch (call.format) {
    case Format::kHtml:
      return reply(call, coverage_html(call.page, call.db, page));
    case Format::kCsv:
      return reply(call, coverage_csv(call.page, page));
    case Format::kText:
      return reply(call, coverage_text(call.page, call.db, page));
    case Format::kSvg:
      return reply(call, coverage_svg(call.collection.catalog(), page));
    default:
      return reply(call, coverage_json(call.page, call.db, page));
  }
}

HttpResponse citations(const Call& call) {
  const bool html = call.format == Format::kHtml;
  const CitationsParameters parameters =
      read_citations_parameters(call.request.parameters, html ? 20 : 100);
  CitationsAnswer answer;
  answer.page = page_of_citations(call.collection.catalog(), call.db, parameters.kinds,
                                  parameters.limit, parameters.cursor);
  answer.parameters = call.request.parameters;
  const auto written = [&] {
    switch (call.format) {
      case Format::kHtml:
        return citations_html(call.page, call.db, answer.page);
      case Format::kCsv:
        return citations_csv(call.page, call.db, answer);
      case Format::kText:
        return citations_text(call.page, call.db, answer);
      default:
        return citations_json(call.page, call.db, answer);
    }
  };
  HttpResponse response = reply(call, written());
  add_page_links(next_address(call.page, answer), previous_address(call.page, answer), &response);
  return response;
}

HttpResponse api_graph(const Call& call) {
  const GraphParameters parameters = read_graph_parameters(call.request.parameters);
  return reply(call, graph_json(call.page, load_graph(call.collection.catalog(), call.db,
                                                      topic_named(call, "topic", parameters.topic),
                                                      parameters.min_weight)));
}

}  // namespace plumbline
