// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/topic_map.h: how topics hang together, as pictures inside of a page. Their labels are links.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "schema/map.h"
#include "server/pages/markup.h"
#include "server/pages/pages.h"
#include "server/search/catalog.h"

namespace plumbline {

struct MapPlace {
  DocumentId topic;
  int x, y;  // the centre of its label
};

struct MapEdge {
  DocumentId a, b;
  int talks;    // that are about both
  bool stated;  // an editor related them, or one is part of the other
};

struct TopicMap {
  std::vector<MapPlace> places;  // by title
  std::vector<MapEdge> edges;    // those with the most talks in common first
};

// kHomeMap or kWholeMap; empty where no talk is about a topic.
TopicMap load_topic_map(Database& db, std::string_view map);

// The picture of a map that is not empty. `id` is that of the element that tells what it shows.
Html topic_map_svg(const Catalog& catalog, const TopicMap& map, std::string_view id);

// The topics of a map that an edge joins to this one, in the order of the edges.
std::vector<Counted> joined_topics(const TopicMap& map, DocumentId topic);

// The topics near to one, each with the number of talks about both, most first: `related` as its
// editor gave them, and those with at least two talks in common; at most `limit`. Neither what it is
// part of nor what is part of it, which a page shows elsewhere.
std::vector<Counted> topics_near(const Catalog& catalog, const Document& topic,
                                 std::span<const DocumentId> related, std::size_t limit);

// Its neighbours, hanging from one cord. Empty for none.
Html neighbourhood_svg(const Catalog& catalog, const Document& topic,
                       std::span<const Counted> near);

}  // namespace plumbline
