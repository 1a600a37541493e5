// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/map/topic_map.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/map.h"
#include "schema/sql.h"

namespace plumbline {
namespace {

struct MapKind {
  std::string_view name;
  std::size_t topics;  // shown at most
  std::size_t
      edges;  // drawn for each topic, at least; it has more where it is a strong one of another's
};

constexpr MapKind kKinds[] = {{kHomeMap, 36, 3}, {kWholeMap, 80, 2}};
constexpr int kMinTalks = 2;  // in common, for topics that nobody related
constexpr double kStatedBonus =
    0.5;  // the weight of an editor's word beside the share of common talks

struct Topic {
  std::int64_t id;
  std::string title;
  int talks;
};

struct Edge {
  std::size_t a, b;  // indexes of topics; a < b
  int talks;         // in common
  bool stated;
  double weight;
};

using Pair = std::pair<std::size_t, std::size_t>;

std::vector<Topic> read_topics(Database& db, std::size_t limit) {
  std::vector<Topic> topics;
  Statement& rows = db.cached(sql::k_list_map_topics);
  rows.bind(":limit", static_cast<std::int64_t>(limit));
  while (rows.step())
    topics.push_back({rows.integer(0), rows.text(1), static_cast<int>(rows.integer(2))});
  return topics;
}

std::unordered_map<std::int64_t, std::size_t> index_by_id(const std::vector<Topic>& topics) {
  std::unordered_map<std::int64_t, std::size_t> index;
  for (std::size_t i = 0; i < topics.size(); ++i) index.emplace(topics[i].id, i);
  return index;
}

// How many talks are about both topics of a pair.
std::map<Pair, int> count_common_talks(Database& db,
                                       const std::unordered_map<std::int64_t, std::size_t>& index) {
  std::map<Pair, int> common;
  std::vector<std::size_t> of_talk;
  std::int64_t talk = 0;
  Statement& rows = db.cached(sql::k_list_tags);  // by talk
  while (rows.step()) {
    const auto topic = index.find(rows.integer(1));
    if (topic == index.end()) continue;
    if (rows.integer(0) != talk) of_talk.clear();
    talk = rows.integer(0);
    for (std::size_t other : of_talk) ++common[std::minmax(other, topic->second)];
    of_talk.push_back(topic->second);
  }
  return common;
}

std::set<Pair> read_stated_pairs(Database& db,
                                 const std::unordered_map<std::int64_t, std::size_t>& index) {
  std::set<Pair> stated;
  Statement& rows = db.cached(sql::k_list_stated_topic_pairs);
  while (rows.step()) {
    const auto a = index.find(rows.integer(0)), b = index.find(rows.integer(1));
    if (a != index.end() && b != index.end() && a != b)
      stated.insert(std::minmax(a->second, b->second));
  }
  return stated;
}

std::vector<Edge> find_edges(Database& db, const std::vector<Topic>& topics) {
  const auto index = index_by_id(topics);
  std::map<Pair, int> pairs = count_common_talks(db, index);
  const std::set<Pair> stated = read_stated_pairs(db, index);
  for (const Pair& pair : stated) pairs.try_emplace(pair, 0);
  std::vector<Edge> edges;
  for (const auto& [pair, talks] : pairs) {
    const bool is_stated = stated.contains(pair);
    if (!is_stated && talks < kMinTalks) continue;
    const int either = topics[pair.first].talks + topics[pair.second].talks - talks;
    const double share = either > 0 ? static_cast<double>(talks) / either : 0;
    edges.push_back(
        {pair.first, pair.second, talks, is_stated, share + (is_stated ? kStatedBonus : 0)});
  }
  return edges;
}

// The strongest `count` of each topic, in the order of `edges`.
std::vector<Edge> strongest(const std::vector<Edge>& edges, std::size_t topics, std::size_t count) {
  std::vector<std::size_t> order(edges.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return edges[a].weight > edges[b].weight; });
  std::vector<std::size_t> drawn(topics);  // how many edges each topic has so far
  std::set<std::size_t> kept;
  for (std::size_t i : order) {
    if (drawn[edges[i].a] >= count && drawn[edges[i].b] >= count) continue;
    ++drawn[edges[i].a];
    ++drawn[edges[i].b];
    kept.insert(i);
  }
  std::vector<Edge> out;
  for (std::size_t i : kept) out.push_back(edges[i]);
  return out;
}

std::vector<Spring> springs_of(const std::vector<Edge>& edges) {
  std::vector<Spring> springs;
  for (const Edge& edge : edges) springs.push_back({edge.a, edge.b, 1 + 8 * edge.weight});
  return springs;
}

void draw(Database& db, const MapKind& kind, const LayOut& lay_out) {
  const std::vector<Topic> topics = read_topics(db, kind.topics);
  const std::vector<Edge> edges = strongest(find_edges(db, topics), topics.size(), kind.edges);
  std::vector<Box> boxes;
  for (const Topic& topic : topics)
    boxes.push_back({map_label_width(topic.title), kMapLabelHeight});
  const std::vector<Place> places = lay_out(boxes, springs_of(edges));
  for (std::size_t i = 0; i < topics.size(); ++i) {
    Statement& row = db.cached(sql::k_insert_map_place);
    row.bind(":map", kind.name).bind(":topic", topics[i].id);
    row.bind(":x", places[i].x).bind(":y", places[i].y).run();
  }
  for (const Edge& edge : edges) {
    Statement& row = db.cached(sql::k_insert_map_edge);
    row.bind(":map", kind.name).bind(":a", topics[edge.a].id).bind(":b", topics[edge.b].id);
    row.bind(":talks", edge.talks).bind(":stated", edge.stated ? 1 : 0).run();
  }
}

void remove_maps(Database& db) { db.execute("DELETE FROM map_place; DELETE FROM map_edge"); }

}  // namespace

std::string draw_topic_maps(Database& db, const LayOut& lay_out) {
  remove_maps(db);
  try {
    for (const MapKind& kind : kKinds) draw(db, kind, lay_out);
    return {};
  } catch (const LayoutError& error) {
    remove_maps(db);  // of several kinds all or none
    return error.what();
  }
}

}  // namespace plumbline
