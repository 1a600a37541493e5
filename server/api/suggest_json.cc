// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/suggest_json.h"

#include <nlohmann/json.hpp>

#include "schema/text/counted.h"
#include "server/api/rows.h"
#include "server/pages/lists.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

std::string talks_of(const Document& document) { return counted(document.talks.size(), "talk"); }

// "LPC 2023, Gary Guo", "Topic · tool, 5 talks"
std::string description_of(const Catalog& catalog, const Document& document) {
  if (document.kind != Kind::kTalk) return kind_words(document) + ", " + talks_of(document);
  std::string text = catalog[document.event].short_name;
  if (!document.speakers.empty()) text += ", " + joined(titles_of(catalog, document.speakers));
  return text;
}

Json completion_json(const PageContext& context, const Completion& completion) {
  const Catalog& catalog = context.collection.catalog();
  Json json = reference_json(context, completion.document);
  if (!completion.alias.empty()) json["alias"] = completion.alias;
  json["description"] = description_of(catalog, catalog[completion.document]);
  return json;
}

}  // namespace

std::string suggest_json(const PageContext& context, const std::vector<Completion>& completions,
                         int limit) {
  Json results = Json::array();
  for (const Completion& completion : completions)
    results.push_back(completion_json(context, completion));
  return dump({{"total", completions.size()},
               {"limit", limit},
               {"generation", context.collection.info().generation},
               {"next", nullptr},
               {"prev", nullptr},
               {"results", results}});
}

std::string suggest_opensearch(const PageContext& context, std::string_view typed,
                               const std::vector<Completion>& completions) {
  const Catalog& catalog = context.collection.catalog();
  Json names = Json::array(), descriptions = Json::array(), addresses = Json::array();
  for (const Completion& completion : completions) {
    const Document& document = catalog[completion.document];
    names.push_back(completion.alias.empty() ? document.title : completion.alias);
    descriptions.push_back(description_of(catalog, document));
    addresses.push_back(absolute_url(context, document));
  }
  return dump(Json::array({typed, names, descriptions, addresses}));
}

}  // namespace plumbline
