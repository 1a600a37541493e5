// SPDX-License-Identifier: MIT OR Apache-2.0
#include <nlohmann/json.hpp>

#include "schema/text/counted.h"
#include "server/api/address.h"
#include "server/api/coverage.h"
#include "server/api/csv.h"
#include "server/api/rows.h"
#include "server/api/text_writer.h"
#include "server/pages/load.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kExcerptBytes = 300;

std::string page_address(const PageContext& context, const CitationsAnswer& answer,
                         const std::string& cursor) {
  if (cursor.empty()) return {};
  return context.base_url + address_of(context.path, replaced(answer.parameters, "cursor", cursor));
}

std::string address(const PageContext& context, const CitedThing& thing) {
  const std::string to = address_of(context.collection.catalog(), thing);
  return to.starts_with('/') ? context.base_url + to : to;
}

std::string place_url(const PageContext& context, const CitingPlace& place,
                      const ShownPassage& passage) {
  const std::string anchor = place.passage == 0 ? "sources" : passage.anchor;
  return context.base_url + path_of(context.collection.catalog()[place.document]) +
         (anchor.empty() ? "" : "#" + anchor);
}

ShownPassage passage_of(Database& db, const CitingPlace& place) {
  return place.passage == 0 ? ShownPassage{} : read_shown_passage(db, place.passage);
}

Json place_json(const PageContext& context, Database& db, const CitingPlace& place) {
  const ShownPassage passage = passage_of(db, place);
  Json json = reference_json(context, place.document);
  json["url"] = place_url(context, place, passage);
  json["relation"] = place.passage == 0 ? "links" : "cites";
  json["link"] = optional_json(place.link);
  json["part"] = optional_json(passage.part);
  json["heading"] = optional_json(passage.heading);
  json["text"] = optional_json(shortened(passage.text, kExcerptBytes));
  json["count"] = place.count;
  return json;
}
}  // namespace

std::string next_address(const PageContext& context, const CitationsAnswer& answer) {
  return page_address(context, answer, answer.page.next);
}

std::string previous_address(const PageContext& context, const CitationsAnswer& answer) {
  return page_address(context, answer, answer.page.prev);
}

std::string citations_json(const PageContext& context, Database& db,
                           const CitationsAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  Json results = Json::array();
  for (const CitedThing& thing : answer.page.things) {
    Json places = Json::array();
    for (const CitingPlace& place : thing.places) places.push_back(place_json(context, db, place));
    results.push_back(
        {{"kind", thing.kind},
         {"value", thing.kind == "talk" ? catalog[thing.is.front()].slug : name_of(catalog, thing)},
         {"title", name_of(catalog, thing)},
         {"address", optional_json(address(context, thing))},
         {"documents", thing.documents},
         {"is", references_json(context, thing.is)},
         {"cited_in", places}});
  }
  return dump({{"total", answer.page.total},
               {"limit", answer.page.limit},
               {"generation", context.collection.info().generation},
               {"next", optional_json(next_address(context, answer))},
               {"prev", optional_json(previous_address(context, answer))},
               {"results", results}});
}

std::string citations_csv(const PageContext& context, Database& db, const CitationsAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  std::string text = csv_line({"kind", "value", "address", "documents", "is", "cited_in"});
  for (const CitedThing& thing : answer.page.things) {
    std::string is, cited_in;
    for (const DocumentId id : thing.is)
      is += (is.empty() ? "" : "; ") + context.base_url + path_of(catalog[id]);
    for (const CitingPlace& place : thing.places)
      cited_in += (cited_in.empty() ? "" : "; ") + place_url(context, place, passage_of(db, place));
    text += csv_line({thing.kind, name_of(catalog, thing), address(context, thing),
                      std::to_string(thing.documents), is, cited_in});
  }
  return text;
}

std::string citations_text(const PageContext& context, Database& db,
                           const CitationsAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  TextWriter out;
  out.title("What is cited most (" + counted(answer.page.total, "thing") + ")");
  for (const CitedThing& thing : answer.page.things) {
    out.blank();
    out.paragraph(std::string(cited_words(thing.kind)) + ": " + name_of(catalog, thing));
    out.address(address(context, thing), 2);
    out.paragraph(counted(thing.documents, "document"), 2);
    for (const CitingPlace& place : thing.places) {
      const ShownPassage passage = passage_of(db, place);
      const std::string part = place.passage == 0 ? place.link : passage.part;
      out.item(catalog[place.document].title + " (" + part + ")", 2);
      out.address(place_url(context, place, passage), 4);
    }
  }
  const std::string next = next_address(context, answer);
  if (next.empty()) return out.text();
  out.blank();
  out.paragraph("Next page");
  out.address(next);
  return out.text();
}

}  // namespace plumbline
