// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <span>

#include "schema/text/counted.h"
#include "server/pages/page.h"
#include "server/pages/topic_map.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kJoined = 4;  // named in the table for each topic

void fill_row(Dictionary row, const Catalog& catalog, const TopicMap& map, DocumentId id) {
  const Document& topic = catalog[id];
  row.set("URL", path_of(topic)).set("TITLE", topic.title);
  row.set("TALKS", static_cast<int>(topic.talks.size()));
  std::vector<std::string> names;
  for (const auto& [other, talks] : joined_topics(map, id)) {
    if (names.size() == kJoined) break;
    names.push_back(catalog[other].title + (talks > 0 ? " " + std::to_string(talks) : ""));
  }
  row.set("JOINED", joined(names, " · "));
}

bool has_talk_on_a_topic(const Catalog& catalog) {
  std::span<const DocumentId> topics = catalog.all(Kind::kTopic);
  return std::any_of(topics.begin(), topics.end(),
                     [&](DocumentId id) { return !catalog[id].talks.empty(); });
}

}  // namespace

std::string map_html(const PageContext& context, const TopicMap& map) {
  const Catalog& catalog = context.collection.catalog();
  const std::string count = counted(map.places.size(), "topic");
  Page out(context,
           {.title = "Map of topics",
            .description =
                "How " + count + " hang together: a picture of links, and the same as a table.",
            .canonical = "/map"},
           "map.html", "topics");
  out.with_search_box();
  Dictionary& main = out.main();
  if (map.places.empty()) {
    const bool is_not_drawn = has_talk_on_a_topic(catalog);
    main.show("NOT_DRAWN", is_not_drawn).show("NO_MAP", !is_not_drawn);
    return out.html();
  }
  Dictionary shown = main.add("MAP").set("COUNT", count);
  shown.set("PICTURE_HTML", topic_map_svg(catalog, map, "map"));
  for (const MapPlace& place : map.places) fill_row(shown.add("TOPIC"), catalog, map, place.topic);
  return out.html();
}

}  // namespace plumbline
