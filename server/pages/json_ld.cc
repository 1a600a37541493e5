// SPDX-License-Identifier: MIT OR Apache-2.0
#include <nlohmann/json.hpp>

#include "server/pages/cite.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

using nlohmann::json;

json person(const Document& document, const std::string& base_url) {
  return {{"@type", "Person"}, {"name", document.title}, {"url", base_url + path_of(document)}};
}

json super_event(const Document& event, const std::string& base_url) {
  json object = {{"@type", "Event"}, {"name", event.title}, {"url", base_url + path_of(event)}};
  if (!event.start.empty()) object["startDate"] = event.start;
  if (!event.end.empty()) object["endDate"] = event.end;
  if (!event.place.empty()) object["location"] = {{"@type", "Place"}, {"name", event.place}};
  return object;
}

// In UTC where that is known; else local time at the venue, whose zone is not known.
void add_times(const TalkPage& page, json* object) {
  if (!page.start_utc.empty()) {
    (*object)["startDate"] = page.start_utc;
    if (!page.end_utc.empty()) (*object)["endDate"] = page.end_utc;
  } else if (!page.date.empty()) {
    const auto local = [&](const std::string& time) {
      return time.empty() ? page.date : page.date + "T" + time;
    };
    (*object)["startDate"] = local(page.start_time);
    const bool ends = page.end_time > page.start_time;  // and not past midnight
    if (ends) (*object)["endDate"] = local(page.end_time);
  }
}

json talk_object(const Catalog& catalog, const TalkPage& page, const std::string& base_url) {
  const Document& talk = catalog[page.talk];
  const Document& event = catalog[talk.event];
  json object = {{"@type", "Event"},
                 {"name", talk.title},
                 {"url", base_url + path_of(talk)},
                 {"superEvent", super_event(event, base_url)},
                 {"performer", json::array()},
                 {"about", json::array()}};
  add_times(page, &object);
  if (talk.withdrawn) object["eventStatus"] = "https://schema.org/EventCancelled";
  if (!event.place.empty()) object["location"] = {{"@type", "Place"}, {"name", event.place}};
  for (DocumentId id : talk.speakers) object["performer"].push_back(person(catalog[id], base_url));
  for (DocumentId id : talk.topics)
    object["about"].push_back({{"@type", "Thing"}, {"name", catalog[id].title}});
  return object;
}

// "</script>" cannot occur without a "<".
std::string escape_for_script(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

Html script(json object) {
  object["@context"] = "https://schema.org";
  const std::string text = object.dump(-1, ' ', false, json::error_handler_t::replace);
  return Html("<script type=\"application/ld+json\">" + escape_for_script(text) + "</script>");
}

json term(const Document& topic, const std::string& base_url) {
  return {{"@type", "DefinedTerm"},
          {"name", topic.title},
          {"description", topic.summary},
          {"url", base_url + path_of(topic)},
          {"inDefinedTermSet", base_url + "/topics"}};
}

}  // namespace

Html json_ld(const Catalog& catalog, const TalkPage& page, const std::string& base_url) {
  return script(talk_object(catalog, page, base_url));
}

Html json_ld(const Document& document, const std::string& base_url) {
  if (document.kind == Kind::kPerson) return script(person(document, base_url));
  if (document.kind == Kind::kTopic) return script(term(document, base_url));
  return script(super_event(document, base_url));
}

Html json_ld(const std::string& name, const std::string& base_url) {
  return script(
      {{"@type", "WebSite"},
       {"name", name},
       {"url", base_url + "/"},
       {"potentialAction",
        {{"@type", "SearchAction"},
         {"target", {{"@type", "EntryPoint"}, {"urlTemplate", base_url + "/search?q={query}"}}},
         {"query-input", "required name=query"}}}});
}

}  // namespace plumbline
