// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/identifier_twins.h"

#include <nlohmann/json.hpp>

#include "schema/text/counted.h"
#include "server/api/csv.h"
#include "server/api/rows.h"
#include "server/api/text_writer.h"
#include "server/pages/load.h"
#include "server/pages/recording.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kPlaces = 500;  // of an identifier in one answer

std::string url_of(const PageContext& context, const std::string& name) {
  return context.base_url + path_of_identifier(name);
}

std::string url_of(const PageContext& context, const Backlink& place) {
  const std::string& anchor = place.shown.anchor;
  return absolute_url(context, context.collection.catalog()[place.document]) +
         (anchor.empty() ? "" : "#" + anchor);
}

Json place_json(const PageContext& context, Database& db, const Backlink& place) {
  const ShownPassage passage = read_shown_passage(db, place.passage);
  Json json = reference_json(context, place.document);
  json["url"] = url_of(context, place);
  json["part"] = passage.part;
  if (passage.page) json["page"] = *passage.page;
  if (passage.seconds) json["seconds"] = *passage.seconds;
  json["heading"] = optional_json(passage.heading);
  json["count"] = place.count;
  json["text"] = passage.text;
  return json;
}

Json row_json(const PageContext& context, const IdentifierRow& row) {
  return {{"name", row.name}, {"passages", row.passages}, {"url", url_of(context, row.name)}};
}

std::string address_of_places(const PageContext& context, const IdentifierPage& page,
                              std::size_t begin) {
  const std::string key = place_key(context.collection.catalog(), page.places[begin]);
  return context.base_url + path_at(path_of_identifier(page.name, ".json"), key);
}

// The shape of every list, of one that comes whole.
Json whole_list(const PageContext& context, Json results) {
  const std::size_t size = results.size();
  return {
      {"total", size},   {"limit", size},   {"generation", context.collection.info().generation},
      {"next", nullptr}, {"prev", nullptr}, {"results", std::move(results)}};
}

}  // namespace

std::string identifiers_json(const PageContext& context, const std::vector<IdentifierRow>& rows) {
  Json results = Json::array();
  for (const IdentifierRow& row : rows) results.push_back(row_json(context, row));
  return dump(whole_list(context, std::move(results)));
}

std::string identifiers_ndjson(const PageContext& context, const std::vector<IdentifierRow>& rows) {
  std::string lines;
  for (const IdentifierRow& row : rows) lines += dump(row_json(context, row));
  return lines;
}

std::string identifiers_csv(const PageContext& context, const std::vector<IdentifierRow>& rows) {
  std::string text = csv_line({"name", "passages", "url"});
  for (const IdentifierRow& row : rows)
    text += csv_line({row.name, std::to_string(row.passages), url_of(context, row.name)});
  return text;
}

std::string identifiers_text(const PageContext& context, const std::vector<IdentifierRow>& rows) {
  TextWriter out;
  out.title(counted(rows.size(), "identifier"));
  out.paragraph("Where each occurs is told at " + context.base_url + "/xref/NAME.txt");
  out.blank();
  for (const IdentifierRow& row : rows) {
    out.item(row.name + " (" + std::to_string(row.passages) + ")", 0, "");
  }
  return out.text();
}

IdentifierJson identifier_json(const PageContext& context, Database& db, const IdentifierPage& page,
                               std::string_view at) {
  const Catalog& catalog = context.collection.catalog();
  const Window told = places_from(catalog, page, at, kPlaces);
  IdentifierJson answer;
  if (!told.last()) answer.next = address_of_places(context, page, told.end);
  if (!told.first()) answer.prev = address_of_places(context, page, told.previous);
  Json spellings = Json::array(), results = Json::array();
  for (const auto& [spelling, count] : page.spellings)
    spellings.push_back({{"spelling", spelling}, {"count", count}});
  for (std::size_t i = told.begin; i < told.end; ++i)
    results.push_back(place_json(context, db, page.places[i]));
  answer.text = dump({{"name", page.name},
                      {"url", url_of(context, page.name)},
                      {"spellings", std::move(spellings)},
                      {"see", reference_json(context, page.document.value_or(0))},
                      {"documents", page.documents},
                      {"total", page.places.size()},
                      {"limit", told.whole() ? page.places.size() : kPlaces},
                      {"generation", context.collection.info().generation},
                      {"next", optional_json(answer.next)},
                      {"prev", optional_json(answer.prev)},
                      {"results", std::move(results)}});
  return answer;
}

std::string identifier_text(const PageContext& context, const IdentifierPage& page) {
  const Catalog& catalog = context.collection.catalog();
  TextWriter out;
  out.title(page.name);
  std::string spellings;
  for (const auto& [spelling, count] : page.spellings) {
    spellings += (spellings.empty() ? "" : ", ") + spelling + " (" + std::to_string(count) + ")";
  }
  out.field("Written", spellings);
  if (page.document) out.field("See also", catalog[*page.document].title);
  for (const Backlink& place : page.places) {
    const Document& document = catalog[place.document];
    out.blank();
    out.paragraph(document.title);
    const std::string words = place_words(place.shown.part, place.shown.page, place.shown.seconds);
    out.paragraph(document.kind == Kind::kTalk ? catalog[document.event].short_name + ", " + words
                                               : kind_words(document),
                  2);
    out.address(url_of(context, place), 2);
  }
  return out.text();
}

}  // namespace plumbline
