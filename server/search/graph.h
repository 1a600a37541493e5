// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/graph.h: the map of topics: which hang together, and how closely.
#pragma once

#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"

namespace plumbline {

// Two topics, in the order of their slugs. `weight` is how many talks have both, and one more each where an
// editor calls them related and where one is the parent of the other.
struct GraphEdge {
  DocumentId source, target;
  int together = 0;  // talks tagged with both; withdrawn ones do not count
  bool related = false, parent = false;
  int weight() const { return together + (related ? 1 : 0) + (parent ? 1 : 0); }
};

struct Graph {
  std::vector<DocumentId> nodes;  // by slug
  std::vector<GraphEdge> edges;   // by the slugs of source and target
};

// All topics, or with `topic` that one and its neighbours, with the edges among them; edges of less than
// `min_weight` are left out.
Graph load_graph(const Catalog& catalog, Database& db, DocumentId topic = 0, int min_weight = 1);

}  // namespace plumbline
