// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/object_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "server/api/address.h"
#include "server/api/answer_size.h"
#include "server/api/related_json.h"
#include "server/api/rows.h"
#include "server/pages/programme.h"
#include "server/pages/recording.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

std::string with_anchor(std::string url, const std::string& anchor) {
  return anchor.empty() ? url : url + "#" + anchor;
}

// `page_url` is absolute and ends in the path of the talk.
Json picture_json(const Document& talk, const std::string& page_url, const PictureView& picture) {
  const std::string base = page_url.substr(0, page_url.size() - path_of(talk).size());
  return {{"url", base + picture.path},
          {"type", "image/webp"},
          {"width", picture.width},
          {"height", picture.height}};
}

Json passage_json(const Document& document, const std::string& page_url,
                  const PassageView& passage) {
  Json json = Json::object();
  json["url"] = with_anchor(page_url, passage.anchor);
  json["heading"] = optional_json(passage.heading);
  if (passage.page) json["page"] = *passage.page;
  if (passage.picture) json["picture"] = picture_json(document, page_url, *passage.picture);
  if (passage.seconds) {
    json["seconds"] = *passage.seconds;
    json["recording"] = optional_json(moment_url(document, *passage.seconds));
  }
  json["text"] = passage.body;
  json["html"] = passage.html;
  return json;
}

Json passages_json(const Document& document, const std::string& page_url, const PartView& part) {
  Json passages = Json::array();
  for (const PassageView& passage : part.passages)
    passages.push_back(passage_json(document, page_url, passage));
  return passages;
}

// {"room": "programmes/lpc.json"}
Json origin_json(const TalkPage& page) {
  Json json = Json::object();
  for (const auto& [field, source] : page.origin) json[field] = source;
  return json;
}

Json parts_json(const Document& talk, const std::string& page_url,
                const std::vector<PartView>& parts) {
  Json list = Json::array();
  for (const PartView& part : parts) {
    list.push_back({{"part", part.part},
                    {"title", optional_json(part.title)},
                    {"links", links_json(part.links)},
                    {"sources", part.sources},
                    {"passages", passages_json(talk, page_url, part)}});
  }
  return list;
}

// Texts that lead here, each with the passage where it does.
Json backlinks_json(const PageContext& context, std::span<const Backlink> backlinks) {
  Json list = Json::array();
  for (const Backlink& backlink : backlinks) {
    const Document& document = context.collection.catalog()[backlink.document];
    Json json = reference_json(context, backlink.document);
    json["url"] = with_anchor(absolute_url(context, document), backlink.shown.anchor);
    json["count"] = backlink.count;
    json["part"] = backlink.shown.part;
    json["heading"] = optional_json(backlink.shown.heading);
    json["text"] = backlink.shown.text;
    list.push_back(std::move(json));
  }
  return list;
}

// References with how many talks connect them to this document.
Json counted_json(const PageContext& context, const std::vector<Counted>& counted) {
  Json list = Json::array();
  for (const Counted& item : counted) {
    Json json = reference_json(context, item.document);
    json["talks"] = item.count;
    list.push_back(std::move(json));
  }
  return list;
}

Json rows_json(const PageContext& context, std::span<const DocumentId> documents) {
  Json list = Json::array();
  for (DocumentId id : documents) list.push_back(row_json(context, id));
  return list;
}

Json talk_rows_json(const PageContext& context, DocumentId document) {
  return rows_json(context, context.collection.catalog()[document].talks);
}

// Rows of a programme from the slot `*begin` on, as many as an answer takes; `*begin` is then the first of the others.
Json slots_json(const PageContext& context, const EventPage& page, std::size_t* begin) {
  Json list = Json::array();
  for (std::size_t bytes = 0; *begin < page.programme.size(); ++*begin) {
    Json row = row_json(context, page.programme[*begin].talk);
    bytes += dump(row).size();
    if (bytes > kFullAnswerBytes && !list.empty()) break;
    list.push_back(std::move(row));
  }
  return list;
}

std::string more_address(const PageContext& context, const EventPage& page, std::size_t begin,
                         const Parameters& parameters) {
  if (begin == page.programme.size()) return {};
  const std::string at = slot_key(context.collection.catalog(), page.programme[begin]);
  return context.base_url + address_of(context.path, replaced(parameters, "at", at));
}

Json tracks_json(const EventPage& page) {
  Json list = Json::array();
  for (const auto& [name, talks] : page.tracks) list.push_back({{"name", name}, {"talks", talks}});
  return list;
}

std::string url_of(const PageContext& context, DocumentId id) {
  return absolute_url(context, context.collection.catalog()[id]);
}

}  // namespace

std::string talk_json(const PageContext& context, const TalkPage& page) {
  const Document& talk = context.collection.catalog()[page.talk];
  Json json = row_json(context, page.talk);
  json["topics"] = references_json(context, talk.topics);
  json["lang"] = optional_json(talk.lang);
  json["title_verified"] = talk.title_verified;
  json["status"] = talk.withdrawn ? "withdrawn" : "scheduled";
  json["start_time"] = optional_json(page.start_time);
  json["end_time"] = optional_json(page.end_time);
  json["zone"] = optional_json(page.zone);
  json["start_utc"] = optional_json(page.start_utc);
  json["room"] = optional_json(page.room);
  json["track"] = optional_json(page.track);
  json["abstract"] = page.abstract;
  json["outcome"] = statements_json(context, page.outcome);
  json["parts"] = parts_json(talk, absolute_url(context, talk), page.parts);
  json["follows"] = reference_json(context, page.earlier.empty() ? 0 : page.earlier.back());
  json["episodes_before"] = references_json(context, page.earlier);
  json["followed_by"] = references_json(context, page.followed_by);
  json["mentions"] = references_json(context, page.mentions);
  json["refers_to"] = references_json(context, page.refers_to);
  json["related"] = related_talks_json(context, page.related);
  json["backlinks"] = backlinks_json(context, page.cited_by);
  json["cited_by"] = json["backlinks"];
  json["sources"] = page.sources;
  json["origin"] = origin_json(page);
  return dump(json);
}

std::string topic_json(const PageContext& context, const TopicPage& page) {
  Json json = row_json(context, page.topic);
  const Document& topic = context.collection.catalog()[page.topic];
  json["aliases"] = page.aliases;
  json["parent"] = reference_json(context, topic.parent);
  json["ancestors"] = references_json(context, page.ancestors);
  json["children"] = references_json(context, page.children);
  json["related"] = references_json(context, page.related);
  json["start_here"] = reference_json(context, topic.start_here);
  json["outcome"] = statements_json(context, page.outcome);
  json["talks"] = talk_rows_json(context, page.topic);
  json["people"] = counted_json(context, page.people);
  json["about"] = passages_json(topic, absolute_url(context, topic), page.about);
  const std::size_t told = std::min(kToldBacklinks, page.mentioned_in.size());
  json["backlinks"] = backlinks_json(context, std::span(page.mentioned_in).first(told));
  json["backlinks_total"] = page.mentioned_in.size();
  json["sources"] = page.sources;
  return dump(json);
}

std::string person_json(const PageContext& context, const PersonPage& page) {
  Json json = row_json(context, page.person);
  json["also"] = page.also;
  json["talks"] = talk_rows_json(context, page.person);
  json["topics"] = counted_json(context, page.topics);
  json["co_speakers"] = counted_json(context, page.co_speakers);
  return dump(json);
}

EventJson event_json(const PageContext& context, const EventPage& page, std::size_t begin,
                     const Parameters& parameters) {
  Json json = row_json(context, page.event);
  json["previous"] = reference_json(context, page.previous);
  json["next"] = reference_json(context, page.next);
  json["talks"] = slots_json(context, page, &begin);
  json["total"] = page.programme.size();
  std::string more = more_address(context, page, begin, parameters);
  json["more"] = optional_json(more);
  json["tracks"] = tracks_json(page);
  json["topics"] = counted_json(context, page.topics);
  json["about"] = passages_json(context.collection.catalog()[page.event],
                                url_of(context, page.event), page.about);
  json["sources"] = page.sources;
  return {dump(json), std::move(more)};
}

}  // namespace plumbline
