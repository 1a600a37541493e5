// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/thing_handlers.h"

#include "server/api/lookup_json.h"
#include "server/api/suggest_json.h"
#include "server/api/xml.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

HttpResponse json(std::string body, std::string_view type = content_type_of(Format::kJson)) {
  HttpResponse response;
  response.content_type = type;
  response.body = std::move(body);
  return response;
}

// "binder": a topic, person or event by its slug alone, where that is given as an id.
std::optional<Thing> find_by_slug(const Catalog& catalog, const LookupParameters& parameters) {
  if (parameters.name != "id") return std::nullopt;
  for (const Kind kind : {Kind::kTopic, Kind::kEvent, Kind::kPerson}) {
    const Document* document = catalog.find(kind, parameters.value);
    if (!document) continue;
    Tokenizer tokenizer;
    return find_thing(catalog, tokenizer, path_of(*document), "");
  }
  return std::nullopt;
}

Thing named_thing(const Call& call, const LookupParameters& parameters) {
  const Catalog& catalog = call.collection.catalog();
  if (auto thing = find_by_slug(catalog, parameters)) return *thing;
  Tokenizer tokenizer;
  auto thing = find_thing(catalog, tokenizer, parameters.value, call.page.base_url);
  if (thing) return *thing;
  throw invalid_parameter(
      parameters.name,
      parameters.name == "url"
          ? "url is an address, such as https://lwn.net/Articles/951550/."
          : "id is a Message-ID, a commit of at least seven digits, a CVE number, or the id of a "
            "document, such as lpc-2023/klint.");
}

}  // namespace

HttpResponse api_suggest(const Call& call) {
  const SuggestParameters parameters = read_suggest_parameters(call.request.parameters);
  const std::vector<Completion> completions = call.collection.suggester().complete(
      parameters.q, static_cast<std::size_t>(parameters.limit));
  if (parameters.opensearch)
    return json(suggest_opensearch(call.page, parameters.q, completions), kOpenSearchType);
  return json(suggest_json(call.page, completions, parameters.limit));
}

HttpResponse api_lookup(const Call& call) {
  const LookupParameters parameters = read_lookup_parameters(call.request.parameters);
  LookupAnswer answer;
  answer.page = look_up_page(call.collection.catalog(), call.db, named_thing(call, parameters),
                             parameters.limit, parameters.cursor);
  answer.limit = parameters.limit;
  answer.parameters = call.request.parameters;
  HttpResponse response = json(lookup_json(call.page, call.db, answer));
  add_page_links(next_address(call.page, answer), previous_address(call.page, answer), &response);
  return response;
}

// https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
HttpResponse opensearch(const Call& call) {
  const std::string base = xml_escaped(call.page.base_url);
  HttpResponse response;
  response.content_type = "application/opensearchdescription+xml";
  response.body =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>Plumbline</ShortName>\n"
      "<Description>Talks, topics, people and events</Description>\n"
      "<InputEncoding>UTF-8</InputEncoding>\n"
      "<Image width=\"16\" height=\"16\" type=\"image/svg+xml\">" +
      base + "/favicon.svg</Image>\n<Url type=\"text/html\" template=\"" + base +
      "/search?q={searchTerms}\"/>\n<Url type=\"application/atom+xml\" template=\"" + base +
      "/search.atom?q={searchTerms}\"/>\n<Url type=\"" + std::string(kOpenSearchType) +
      "\" template=\"" + base +
      "/api/v1/suggest?q={searchTerms}&amp;format=opensearch\"/>\n</OpenSearchDescription>\n";
  return response;
}

}  // namespace plumbline
