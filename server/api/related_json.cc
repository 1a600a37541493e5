// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/related_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "schema/text/reference_key.h"

namespace plumbline {
namespace {

double rounded(double number) { return std::round(number * 1000) / 1000; }

Json because_json(const PageContext& context, const std::vector<Because>& because) {
  Json list = Json::array();
  for (const Because& reason : because) {
    Json json = {{"kind", because_name(reason.kind)}, {"value", reason.value}};
    if (reason.document != 0) {
      const Document& document = context.collection.catalog()[reason.document];
      json["id"] = document.slug;
      json["url"] = absolute_url(context, document);
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json notes_json(const PageContext& context, const RelatedTalk& related) {
  if (!related.notes) return nullptr;
  const std::string url = absolute_url(context, context.collection.catalog()[related.talk]);
  return {{"url", related.notes->anchor.empty() ? url : url + "#" + related.notes->anchor},
          {"heading", optional_json(related.notes->heading)},
          {"text", related.notes->text}};
}

Json input_json(const PageContext& context, const Subject& subject) {
  Json citations = Json::array();
  for (const std::string& key : subject.citations) {
    const std::string address = address_of_key(key);
    citations.push_back(address.empty() ? std::string(value_of_key(key)) : address);
  }
  return {{"words", subject.words},
          {"topics_found", references_json(context, subject.topics)},
          {"people_found", references_json(context, subject.people)},
          {"citations_found", citations},
          {"unknown_words", subject.unknown}};
}

Json answer_json(const PageContext& context, const RelatedPage& page) {
  return {{"input", input_json(context, page.subject)},
          {"total", page.talks.size()},
          {"limit", page.limit},
          {"generation", context.collection.info().generation},
          {"next", nullptr},
          {"prev", nullptr},
          {"results", related_talks_json(context, page.talks)},
          {"markdown", related_markdown(context, page.talks)}};
}
}  // namespace

Json related_talks_json(const PageContext& context, const std::vector<RelatedTalk>& talks) {
  Json results = Json::array();
  for (const RelatedTalk& related : talks) {
    Json row = row_json(context, related.talk);
    row["score"] = rounded(related.score);
    row["strength"] = strength_name(related.strength);
    row["because"] = because_json(context, related.because);
    row["notes"] = notes_json(context, related);
    results.push_back(std::move(row));
  }
  return results;
}

std::string related_json(const PageContext& context, const RelatedPage& page) {
  return dump(answer_json(context, page));
}

std::string pile_line_json(const PageContext& context, const PileLine& line,
                           const RelatedPage& page) {
  Json json = {{"line", line.line}, {"id", optional_json(line.id)}};
  if (!line.error.empty()) {
    json["error"] = line.error;
    return dump(json);
  }
  json["title"] = optional_json(line.title);
  Json duplicates = Json::array();
  for (const NearDuplicate& other : line.near_duplicates)
    duplicates.push_back({{"line", other.line},
                          {"id", optional_json(other.id)},
                          {"title", optional_json(other.title)},
                          {"likeness", rounded(other.likeness)}});
  json["near_duplicates"] = duplicates;
  json.update(answer_json(context, page));
  return dump(json);
}

}  // namespace plumbline
