// SPDX-License-Identifier: MIT OR Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>

#include "server/api/address.h"
#include "server/api/rows.h"
#include "server/api/search_answer.h"
#include "server/pages/recording.h"

namespace plumbline {
namespace {

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Json marks_json(const Marks& marks) {
  Json ranges = Json::array();
  for (const auto& [begin, end] : marks) ranges.push_back({begin, end});
  return ranges;
}

Json snippet_json(const PageContext& context, const Document& document, const Snippet& snippet) {
  Json json;
  json["part"] = snippet.part;
  if (snippet.page) json["page"] = *snippet.page;
  if (snippet.seconds) {
    json["seconds"] = *snippet.seconds;
    json["recording"] = optional_json(moment_url(document, *snippet.seconds));
  }
  if (!snippet.heading.empty()) json["heading"] = snippet.heading;
  json["url"] =
      absolute_url(context, document) + (snippet.anchor.empty() ? "" : "#" + snippet.anchor);
  json["text"] = snippet.text;
  json["marks"] = marks_json(snippet.marks);
  return json;
}

Json reasons_json(const std::vector<Reason>& reasons) {
  Json list = Json::array();
  for (const Reason& reason : reasons) {
    list.push_back({{"what", reason.what}, {"score", rounded(reason.score, 1e4)}});
  }
  return list;
}

// {kind, text, url}: the lines that a search for decisions found.
Json stated_json(const std::string& url, const Hit& hit) {
  Json list = Json::array();
  for (const StatedLine& line : hit.stated)
    list.push_back({{"kind", line.kind}, {"text", line.text}, {"url", url + "#" + line.anchor}});
  return list;
}

Json picked(Json row, const std::vector<std::string>& fields) {
  if (fields.empty()) return row;
  Json sparse = Json::object();
  for (const std::string& field : fields) {
    if (const auto found = row.find(field); found != row.end()) sparse[field] = *found;
  }
  return sparse;
}

Json hit_json(const PageContext& context, const SearchAnswer& answer, const Hit& hit) {
  const Document& document = context.collection.catalog()[hit.document];
  Json row = row_json(context, hit.document);
  row["score"] = rounded(hit.score, 1e4);
  row["matched"] = hit.matched;
  row["missing"] = hit.missing;
  row["title_marks"] = marks_json(hit.title_marks);
  row["snippet"] = hit.snippet ? snippet_json(context, document, *hit.snippet) : Json();
  row["also"] = Json::array();
  for (const Snippet& snippet : hit.also)
    row["also"].push_back(snippet_json(context, document, snippet));
  if (!hit.stated.empty()) row["statements"] = stated_json(absolute_url(context, document), hit);
  if (!hit.relation.empty()) row["relation"] = hit.relation;
  if (answer.request.explain) row["explain"] = reasons_json(hit.reasons);
  return picked(std::move(row), answer.fields);
}

Json aliases_json(const Catalog& catalog, const std::vector<RecognizedName>& names) {
  Json aliases = Json::array();
  for (const RecognizedName& name : names) {
    const Document& document = catalog[name.document];
    aliases.push_back({{"typed", name.typed}, {kind_name(document.kind), document.slug}});
  }
  return aliases;
}

Json terms_json(const std::vector<TermCount>& terms) {
  Json list = Json::array();
  for (const TermCount& term : terms) list.push_back({{"term", term.term}, {"total", term.total}});
  return list;
}

Json query_json(const PageContext& context, const SearchAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  const SearchResults& results = answer.results;
  return {{"q", answer.request.q},
          {"understood", results.understood},
          {"aliases", aliases_json(catalog, results.aliases)},
          {"thing", results.thing ? thing_json(context, *results.thing) : Json()},
          {"fuzzy", results.fuzzy},
          {"relaxed", results.relaxed},
          {"terms", terms_json(results.terms)},
          {"warnings", results.warnings}};
}

Json card_json(const PageContext& context, const SearchResults& results) {
  if (!results.card) return nullptr;
  const Document& document = context.collection.catalog()[*results.card];
  Json card = reference_json(context, *results.card);
  if (document.kind == Kind::kTopic) {
    card["summary"] = document.summary;
    card["start_here"] = reference_json(context, document.start_here);
  }
  card["talks"] = document.talks.size();
  return card;
}

// The address of the same request with this parameter changed, from its first page.
std::string changed_address(const PageContext& context, const SearchAnswer& answer,
                            std::string_view name, std::string_view value) {
  const Parameters first_page = replaced(answer.parameters, "cursor", "");
  return context.base_url + address_of(context.path, replaced(first_page, name, value));
}

Json facets_json(const PageContext& context, const SearchAnswer& answer) {
  const Parameters first_page = replaced(answer.parameters, "cursor", "");
  Json facets = Json::object();
  for (const auto& [name, values] : answer.results.facets) {
    Json& list = facets[name] = Json::array();
    for (const FacetValue& value : values) {
      const std::string path = address_of(context.path, toggled(first_page, name, value.value));
      list.push_back({{"value", value.value},
                      {"label", value.label},
                      {"count", value.count},
                      {"chosen", value.chosen},
                      {"url", context.base_url + path}});
    }
  }
  return facets;
}

Json suggestions_json(const PageContext& context, const SearchAnswer& answer) {
  Json list = Json::array();
  for (const Suggestion& suggestion : answer.results.suggestions) {
    list.push_back({{"q", suggestion.q},
                    {"reason", suggestion.reason},
                    {"total", suggestion.total},
                    {"relaxed", suggestion.relaxed},
                    {"url", changed_address(context, answer, "q", suggestion.q)}});
  }
  return list;
}

Json relaxations_json(const PageContext& context, const SearchAnswer& answer) {
  Json list = Json::array();
  for (const Relaxation& relaxation : answer.results.relaxations) {
    list.push_back({{"drop", relaxation.drop},
                    {"q", relaxation.q},
                    {"total", relaxation.total},
                    {"url", changed_address(context, answer, "q", relaxation.q)}});
  }
  return list;
}

Json results_json(const PageContext& context, const SearchAnswer& answer) {
  Json list = Json::array();
  for (const Hit& hit : answer.results.hits) list.push_back(hit_json(context, answer, hit));
  return list;
}

std::string page_address(const PageContext& context, const SearchAnswer& answer,
                         const std::string& cursor) {
  if (cursor.empty()) return {};
  return context.base_url + address_of(context.path, replaced(answer.parameters, "cursor", cursor));
}

}  // namespace

std::string next_address(const PageContext& context, const SearchAnswer& answer) {
  return page_address(context, answer, answer.results.next);
}

std::string previous_address(const PageContext& context, const SearchAnswer& answer) {
  return page_address(context, answer, answer.results.prev);
}

std::string search_json(const PageContext& context, const SearchAnswer& answer) {
  return dump({{"query", query_json(context, answer)},
               {"card", card_json(context, answer.results)},
               {"total", answer.results.total},
               {"exact_total", answer.results.exact_total},
               {"limit", answer.request.limit},
               {"generation", context.collection.info().generation},
               {"took_ms", rounded(answer.took_ms, 100)},
               {"next", optional_json(next_address(context, answer))},
               {"prev", optional_json(previous_address(context, answer))},
               {"results", results_json(context, answer)},
               {"facets", facets_json(context, answer)},
               {"suggestions", suggestions_json(context, answer)},
               {"relaxations", relaxations_json(context, answer)}});
}

std::string search_ndjson(const PageContext& context, const SearchAnswer& answer) {
  std::string lines;
  for (const Hit& hit : answer.results.hits) lines += dump(hit_json(context, answer, hit));
  return lines;
}

}  // namespace plumbline
