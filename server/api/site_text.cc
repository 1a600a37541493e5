// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/site_text.h"

#include <algorithm>
#include <span>

#include "schema/text/counted.h"
#include "server/api/object_text.h"
#include "server/api/text_writer.h"
#include "server/pages/examples.h"
#include "server/pages/sparkline.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kShown = 5;   // entries of each list
constexpr std::size_t kJoined = 4;  // named for each topic of the map

// The first of a list, with what stands under each of them and its address.
template <class Line>
void write_first(TextWriter& out, const PageContext& context, std::span<const DocumentId> documents,
                 const Line& line) {
  const Catalog& catalog = context.collection.catalog();
  for (const DocumentId id : documents.first(std::min(kShown, documents.size()))) {
    out.paragraph(catalog[id].title);
    out.paragraph(line(catalog[id]), 2);
    out.address(context.base_url + path_of(catalog[id]), 2);
  }
}

void write_newest(TextWriter& out, const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const Document& event = catalog[newest_event(catalog)];
  if (event.id == 0) return;
  const std::string when = date_range(event.start, event.end);
  out.heading("Newest edition: " + event.short_name + (when.empty() ? "" : ", " + when));
  write_first(out, context, event.talks,
              [&](const Document& talk) { return talk_line(catalog, talk); });
  out.paragraph("All " + counted(event.talks.size(), "talk"));
  out.address(context.base_url + path_of(event), 2);
}

void write_topics(TextWriter& out, const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> topics = topics_by_talks(catalog);
  if (topics.empty()) return;
  const Years years = years_of_collection(catalog);
  out.heading("Much discussed");
  write_first(out, context, topics, [&](const Document& topic) {
    return spark_text(count_talks(years, catalog, topic.talks)) + ", " +
           counted(topic.talks.size(), "talk");
  });
}

void write_notes(TextWriter& out, const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> talks = talks_with_notes(catalog);
  if (talks.empty()) return;
  out.heading("Newest notes");
  write_first(out, context, talks, [&](const Document& talk) { return talk_line(catalog, talk); });
}

void write_addresses(TextWriter& out, const PageContext& context) {
  constexpr std::pair<std::string_view, std::string_view> kAddresses[] = {
      {"Search", "/search?q=WORDS"},
      {"All topics", "/topics"},
      {"All events", "/events"},
      {"All people", "/people"},
      {"How the topics hang together", "/map"},
      {"What was talked about, and what was not", "/coverage"},
      {"What is cited most", "/citations"},
      {"Identifiers of code", "/xref"},
      {"How to search", "/help/search"},
      {"JSON, and what programs may ask", "/help/api"}};
  out.heading("Where to go on");
  for (const auto& [label, path] : kAddresses) {
    out.paragraph(label);
    out.address(context.base_url + std::string(path), 2);
  }
}

}  // namespace

std::string home_text(const PageContext& context) {
  const PublicationInfo& info = context.collection.info();
  TextWriter out;
  out.title("Plumbline");
  out.paragraph(context.tagline);
  out.blank();
  out.paragraph(counted(info.talks, "talk") + ", " +
                (info.topics > 0 ? counted(info.topics, "topic") + ", " : "") +
                counted(info.people, "person", "people") + ", " + counted(info.events, "event") +
                ".");
  write_newest(out, context);
  write_topics(out, context);
  write_notes(out, context);
  write_addresses(out, context);
  return out.text();
}

std::string map_text(const PageContext& context, const TopicMap& map) {
  const Catalog& catalog = context.collection.catalog();
  TextWriter out;
  out.title("Map of topics");
  if (map.places.empty()) {
    out.paragraph("There is none at present. All topics:");
    out.address(context.base_url + "/topics");
    return out.text();
  }
  out.paragraph(
      "Behind each topic how many talks it has, and with which others it has talks in common.");
  for (const MapPlace& place : map.places) {
    const Document& topic = catalog[place.topic];
    std::vector<std::string> names;
    for (const auto& [other, talks] : joined_topics(map, place.topic)) {
      if (names.size() < kJoined)
        names.push_back(catalog[other].title + (talks > 0 ? " " + std::to_string(talks) : ""));
    }
    out.blank();
    out.paragraph(topic.title + " (" + std::to_string(topic.talks.size()) + ")");
    out.paragraph(joined(names), 2);
    out.address(context.base_url + path_of(topic), 2);
  }
  return out.text();
}

}  // namespace plumbline
