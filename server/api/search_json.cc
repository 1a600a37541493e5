// SPDX-License-Identifier: MIT OR Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>

#include "server/api/address.h"
#include "server/api/json_text.h"
#include "server/api/rows.h"
#include "server/api/search_answer.h"
#include "server/pages/recording.h"
#include "server/search/kept_parts.h"

namespace plumbline {
namespace {

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

void append_marks(const Marks& marks, std::string* out) {
  append_list(marks, out, [&](const auto& mark) {
    *out += '[';
    out->append(std::to_string(mark.first)).append(",").append(std::to_string(mark.second));
    *out += ']';
  });
}

void append_texts(const std::vector<std::string>& texts, std::string* out) {
  append_list(texts, out, [&](const std::string& text) { append_json(text, out); });
}

void append_snippet(const std::string& page_url, const Document& document, const Snippet& snippet,
                    std::string* out) {
  JsonObject json(out);
  json.add("part", snippet.part);
  if (snippet.page) json.add("page", *snippet.page);
  if (snippet.seconds) {
    json.add("seconds", *snippet.seconds);
    json.add("recording", optional_json(moment_url(document, *snippet.seconds)));
  }
  if (!snippet.heading.empty()) json.add("heading", snippet.heading);
  json.add("url", page_url + (snippet.anchor.empty() ? "" : "#" + snippet.anchor));
  json.add("text", snippet.text);
  json.begin("marks");
  append_marks(snippet.marks, out);
  json.end();
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
  for (const FoundStatement& line : hit.stated)
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

// What the catalog says of a document stays the same as long as it is served under this address.
std::shared_ptr<const std::string> row_text(const PageContext& context, DocumentId document) {
  return context.collection.catalog().kept().texts.find_or_make(
      "row " + std::to_string(document) + " " + context.base_url,
      [&] { return dump(row_json(context, document)); });
}

void append_hit(const PageContext& context, const SearchAnswer& answer, const Hit& hit,
                std::string* out) {
  const Document& document = context.collection.catalog()[hit.document];
  const std::string url = absolute_url(context, document);
  JsonObject row(*row_text(context, hit.document), out);
  row.add("score", Json(rounded(hit.score, 1e4)));
  row.begin("matched");
  append_texts(hit.matched, out);
  row.begin("missing");
  append_texts(hit.missing, out);
  row.begin("title_marks");
  append_marks(hit.title_marks, out);
  row.begin("snippet");
  if (hit.snippet) {
    append_snippet(url, document, *hit.snippet, out);
  } else {
    *out += "null";
  }
  row.begin("also");
  append_list(hit.also, out,
              [&](const Snippet& snippet) { append_snippet(url, document, snippet, out); });
  if (!hit.stated.empty()) row.add("statements", stated_json(url, hit));
  if (!hit.relation.empty()) row.add("relation", hit.relation);
  if (answer.request.explain) row.add("explain", reasons_json(hit.reasons));
  row.end();
}

// One that has all members, or those that were asked for.
void append_row(const PageContext& context, const SearchAnswer& answer, const Hit& hit,
                std::string* out) {
  if (answer.fields.empty()) return append_hit(context, answer, hit, out);
  std::string all;
  append_hit(context, answer, hit, &all);
  *out += dump(picked(Json::parse(all), answer.fields));
  out->pop_back();  // the line end
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
  constexpr std::size_t kHitBytes = 2048;
  std::string text;
  text.reserve((answer.results.hits.size() + 2) * kHitBytes);
  JsonObject json(&text);
  json.add("query", query_json(context, answer));
  json.add("card", card_json(context, answer.results));
  json.add("total", answer.results.total);
  json.add("exact_total", answer.results.exact_total);
  json.add("limit", answer.request.limit);
  json.add("generation", context.collection.info().generation);
  json.add("took_ms", Json(rounded(answer.took_ms, 100)));
  json.add("next", optional_json(next_address(context, answer)));
  json.add("prev", optional_json(previous_address(context, answer)));
  json.begin("results");
  append_list(answer.results.hits, &text,
              [&](const Hit& hit) { append_row(context, answer, hit, &text); });
  json.add("facets", facets_json(context, answer));
  json.add("suggestions", suggestions_json(context, answer));
  json.add("relaxations", relaxations_json(context, answer));
  json.end();
  return text += '\n';
}

std::string search_ndjson(const PageContext& context, const SearchAnswer& answer) {
  std::string lines;
  for (const Hit& hit : answer.results.hits) {
    append_row(context, answer, hit, &lines);
    lines += '\n';
  }
  return lines;
}

}  // namespace plumbline
