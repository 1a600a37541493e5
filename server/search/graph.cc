// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/graph.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "schema/sql.h"

namespace plumbline {
namespace {

class Edges {
 public:
  explicit Edges(const Catalog& catalog) : catalog_(catalog) {}

  GraphEdge& between(DocumentId a, DocumentId b) {
    if (catalog_[b].slug < catalog_[a].slug) std::swap(a, b);
    return edges_.emplace(std::pair(a, b), GraphEdge{a, b}).first->second;
  }

  std::vector<GraphEdge> sorted() const {
    std::vector<GraphEdge> list;
    for (const auto& [ends, edge] : edges_) list.push_back(edge);
    std::sort(list.begin(), list.end(), [this](const GraphEdge& a, const GraphEdge& b) {
      if (a.source != b.source) return catalog_[a.source].slug < catalog_[b.source].slug;
      return catalog_[a.target].slug < catalog_[b.target].slug;
    });
    return list;
  }

 private:
  const Catalog& catalog_;
  std::map<std::pair<DocumentId, DocumentId>, GraphEdge> edges_;
};

void add_talks(const Catalog& catalog, Edges* edges) {
  for (const DocumentId talk : catalog.all(Kind::kTalk)) {
    if (catalog[talk].withdrawn) continue;
    std::span<const DocumentId> topics = catalog[talk].topics;
    for (std::size_t i = 0; i < topics.size(); ++i) {
      for (std::size_t j = i + 1; j < topics.size(); ++j)
        ++edges->between(topics[i], topics[j]).together;
    }
  }
}

void add_editors(const Catalog& catalog, Database& db, Edges* edges) {
  Statement& rows = db.cached(sql::k_list_related_topics);
  while (rows.step()) {
    edges
        ->between(static_cast<DocumentId>(rows.integer(0)),
                  static_cast<DocumentId>(rows.integer(1)))
        .related = true;
  }
  for (const DocumentId topic : catalog.all(Kind::kTopic)) {
    if (catalog[topic].parent != 0) edges->between(topic, catalog[topic].parent).parent = true;
  }
}

void keep_neighbours(DocumentId topic, Graph* graph) {
  std::set<DocumentId> near = {topic};
  for (const GraphEdge& edge : graph->edges) {
    if (edge.source == topic) near.insert(edge.target);
    if (edge.target == topic) near.insert(edge.source);
  }
  std::erase_if(graph->nodes, [&](DocumentId id) { return near.count(id) == 0; });
  std::erase_if(graph->edges, [&](const GraphEdge& edge) {
    return near.count(edge.source) == 0 || near.count(edge.target) == 0;
  });
}
}  // namespace

Graph load_graph(const Catalog& catalog, Database& db, DocumentId topic, int min_weight) {
  Edges edges(catalog);
  add_talks(catalog, &edges);
  add_editors(catalog, db, &edges);
  Graph graph = {catalog.all(Kind::kTopic), edges.sorted()};
  std::erase_if(graph.edges,
                [min_weight](const GraphEdge& edge) { return edge.weight() < min_weight; });
  if (topic != 0) keep_neighbours(topic, &graph);
  return graph;
}

}  // namespace plumbline
