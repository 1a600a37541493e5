// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/lookup_json.h"

#include <nlohmann/json.hpp>

#include "server/api/address.h"
#include "server/api/rows.h"
#include "server/pages/load.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kExcerptBytes = 300;

// Where a text refers to the thing; null where that is not known.
Json place_json(const PageContext& context, Database& db, const Reference& reference) {
  if (reference.passage == 0) return nullptr;
  const ShownPassage passage = read_shown_passage(db, reference.passage);
  if (passage.part.empty()) return nullptr;
  const Document& document = context.collection.catalog()[reference.document];
  Json place = {{"part", passage.part},
                {"url", absolute_url(context, document) +
                            (passage.anchor.empty() ? "" : "#" + passage.anchor)},
                {"heading", optional_json(passage.heading)},
                {"text", shortened(passage.text, kExcerptBytes)}};
  if (passage.page) place["page"] = *passage.page;
  if (passage.seconds) place["seconds"] = *passage.seconds;
  return place;
}

Json result_json(const PageContext& context, Database& db, const Reference& reference) {
  Json row = row_json(context, reference.document);
  row["relation"] = relation_name(reference.relation);
  row["link"] = optional_json(reference.link);
  row["count"] = reference.count;
  row["place"] = place_json(context, db, reference);
  return row;
}

Json brief_json(const PageContext& context, const Reference& reference) {
  Json json = reference_json(context, reference.document);
  json["relation"] = relation_name(reference.relation);
  return json;
}

std::string page_address(const PageContext& context, const LookupAnswer& answer,
                         const std::string& cursor) {
  if (cursor.empty()) return {};
  return context.base_url + address_of(context.path, replaced(answer.parameters, "cursor", cursor));
}

}  // namespace

std::string next_address(const PageContext& context, const LookupAnswer& answer) {
  return page_address(context, answer, answer.page.next);
}

std::string previous_address(const PageContext& context, const LookupAnswer& answer) {
  return page_address(context, answer, answer.page.prev);
}

std::string lookup_json(const PageContext& context, Database& db, const LookupAnswer& answer) {
  Json results = Json::array(), is = Json::array(), cited_by = Json::array();
  for (const Reference& reference : answer.page.references) {
    results.push_back(result_json(context, db, reference));
    (reference.relation == Relation::kIs ? is : cited_by).push_back(brief_json(context, reference));
  }
  return dump({{"thing", thing_json(context, answer.page.thing)},
               {"total", answer.page.total},
               {"limit", answer.limit},
               {"generation", context.collection.info().generation},
               {"next", optional_json(next_address(context, answer))},
               {"prev", optional_json(previous_address(context, answer))},
               {"results", results},
               {"is", is},
               {"cited_by", cited_by}});
}

}  // namespace plumbline
