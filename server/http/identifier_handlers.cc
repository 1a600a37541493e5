// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/identifier_handlers.h"

#include "server/api/identifier_twins.h"
#include "server/http/problem.h"
#include "server/pages/identifiers.h"
#include "server/pages/urls.h"

namespace plumbline {

HttpResponse identifiers(const Call& call) {
  const std::vector<IdentifierRow> rows = list_identifiers(call.db);
  switch (call.format) {
    case Format::kHtml:
      return reply(call, identifiers_html(call.page, rows, call.request.parameter("at")));
    case Format::kText:
      return reply(call, identifiers_text(call.page, rows));
    case Format::kCsv:
      return reply(call, identifiers_csv(call.page, rows));
    case Format::kNdjson:
      return reply(call, identifiers_ndjson(call.page, rows));
    default:
      return reply(call, identifiers_json(call.page, rows));
  }
}

HttpResponse identifier(const Call& call) {
  const std::string& name = call.captures.front();
  const auto page = load_identifier(call.collection.catalog(), call.db, name);
  if (!page) {
    std::vector<std::string> near;
    for (const std::string& one : near_identifiers(call.db, name))
      near.push_back(path_of_identifier(one));
    throw not_found("No text here has the identifier “" + name + "”.", std::move(near));
  }
  switch (call.format) {
    case Format::kHtml:
      return reply(call, identifier_html(call.page, call.db, *page, call.request.parameter("at")));
    case Format::kText:
      return reply(call, identifier_text(call.page, *page));
    default: {
      IdentifierJson json =
          identifier_json(call.page, call.db, *page, call.request.parameter("at"));
      HttpResponse response = reply(call, std::move(json.text));
      add_page_links(json.next, json.prev, &response);
      return response;
    }
  }
}

}  // namespace plumbline
