// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/rows.h"

#include <nlohmann/json.hpp>
#include <span>

#include "schema/text/reference_key.h"
#include "server/pages/outcome.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

Json event_json(const PageContext& context, const Document& talk) {
  const Document& event = context.collection.catalog()[talk.event];
  if (event.id == 0) return nullptr;
  return {{"id", event.slug}, {"short", event.short_name}, {"url", absolute_url(context, event)}};
}

Json speakers_json(const PageContext& context, const Document& talk) {
  Json speakers = Json::array();
  for (DocumentId id : talk.speakers) {
    const Document& person = context.collection.catalog()[id];
    speakers.push_back(
        {{"name", person.title}, {"id", person.slug}, {"url", absolute_url(context, person)}});
  }
  return speakers;
}

Json slugs_json(const PageContext& context, std::span<const DocumentId> documents) {
  Json slugs = Json::array();
  for (DocumentId id : documents) slugs.push_back(context.collection.catalog()[id].slug);
  return slugs;
}

Json has_json(unsigned has) {
  Json names = Json::array();
  for (const auto& [bit, name] : kHasNames) {
    if (has & bit) names.push_back(name);
  }
  return names;
}

void add_talk(const PageContext& context, const Document& talk, Json* row) {
  (*row)["event"] = event_json(context, talk);
  (*row)["date"] = optional_json(talk.date);
  (*row)["kind"] = talk.format;
  (*row)["speakers"] = speakers_json(context, talk);
  (*row)["topics"] = slugs_json(context, talk.topics);
  (*row)["has"] = has_json(talk.has);
}

void add_topic(const PageContext& context, const Document& topic, Json* row) {
  (*row)["kind"] = topic.category;
  (*row)["summary"] = topic.summary;
  (*row)["parent"] = optional_json(context.collection.catalog()[topic.parent].slug);
}

void add_event(const Document& event, Json* row) {
  (*row)["short"] = event.short_name;
  (*row)["series"] = event.series;
  (*row)["start"] = optional_json(event.start);
  (*row)["end"] = optional_json(event.end);
  (*row)["place"] = optional_json(event.place);
}

}  // namespace

Json row_json(const PageContext& context, DocumentId id) {
  const Document& document = context.collection.catalog()[id];
  Json row = reference_json(context, id);
  if (document.kind == Kind::kPerson) row["name"] = document.title;
  if (document.kind == Kind::kTalk) add_talk(context, document, &row);
  if (document.kind == Kind::kTopic) add_topic(context, document, &row);
  if (document.kind == Kind::kEvent) add_event(document, &row);
  if (document.kind != Kind::kTalk) row["talks"] = document.talks.size();
  row["links"] = links_json(document.links);
  return row;
}

Json reference_json(const PageContext& context, DocumentId id) {
  const Document& document = context.collection.catalog()[id];
  if (document.id == 0) return nullptr;
  return {{"type", kind_name(document.kind)},
          {"id", document.slug},
          {"title", document.title},
          {"url", absolute_url(context, document)}};
}

Json references_json(const PageContext& context, std::span<const DocumentId> documents) {
  Json references = Json::array();
  for (DocumentId id : documents) references.push_back(reference_json(context, id));
  return references;
}

namespace {
Json by_key(const auto& links) {
  Json object = Json::object();
  for (const auto& [key, url] : links) object[std::string(key)] = std::string(url);
  return object;
}
}  // namespace

Json links_json(std::span<const Link> links) { return by_key(links); }
Json links_json(const std::vector<PartLink>& links) { return by_key(links); }

Json statements_json(const PageContext& context, const std::vector<StatementLine>& lines) {
  const Catalog& catalog = context.collection.catalog();
  Json list = Json::array();
  for (const StatementLine& line : lines) {
    const Document& talk = catalog[line.document];
    list.push_back({{"kind", stated_name(line.kind)},
                    {"text", line.text},
                    {"url", context.base_url + url_of(catalog, line)},
                    {"talk", reference_json(context, line.document)},
                    {"event", optional_json(catalog[talk.event].slug)},
                    {"date", optional_json(talk.date)}});
  }
  return list;
}

Json optional_json(const std::string& text) {
  if (text.empty()) return nullptr;
  return text;
}

Json thing_json(const PageContext& context, const Thing& thing) {
  const Document& document = context.collection.catalog()[thing.document];
  Json url = nullptr;
  if (document.id != 0)
    url = absolute_url(context, document) + (thing.anchor.empty() ? "" : "#" + thing.anchor);
  return {{"kind", thing.kind},
          {"value", thing.value},
          {"known", thing.known},
          {"url", url},
          {"address", optional_json(thing.key.empty() ? "" : address_of_key(thing.key))}};
}

std::string absolute_url(const PageContext& context, const Document& document) {
  return context.base_url + path_of(document);
}

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace plumbline
