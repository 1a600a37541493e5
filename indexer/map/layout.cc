// SPDX-License-Identifier: MIT OR Apache-2.0
// Nodes are named by their number and have no label of their own, so that no text reaches Graphviz and
// no font is looked for.
#include "indexer/map/layout.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "schema/error.h"

namespace plumbline {
namespace {

constexpr double kUnitsPerInch = 72;

// One for the process: it holds what Graphviz has loaded.
GVC_t* graphviz() {
  static GVC_t* const context = gvContext();
  return context;
}

void set(void* object, const char* name, std::string value) {
  std::string key = name;
  agsafeset(object, key.data(), value.data(), const_cast<char*>(""));
}

std::string inches(int units) { return std::to_string(units / kUnitsPerInch); }

class Graph {
 public:
  Graph() : graph_(agopen(const_cast<char*>("map"), Agundirected, nullptr)) {
    // Labels apart by moving them as little as possible, from a layout about as wide as they need.
    set(graph_, "overlap", "prism");
    set(graph_, "overlap_scaling", "-1.6");
    set(graph_, "sep", "+6,4");
    set(graph_, "ratio", "0.62");
    set(graph_, "start", "7");  // the seed
    set(graph_, "splines", "false");
  }
  ~Graph() { agclose(graph_); }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;

  void add(const Box& box) {
    std::string name = std::to_string(nodes_.size());
    Agnode_t* node = agnode(graph_, name.data(), 1);
    set(node, "shape", "box");
    set(node, "fixedsize", "true");
    set(node, "label", "");
    set(node, "width", inches(box.width));
    set(node, "height", inches(box.height));
    nodes_.push_back(node);
  }

  void add(const Spring& spring) {
    Agedge_t* edge = agedge(graph_, nodes_[spring.a], nodes_[spring.b], nullptr, 1);
    set(edge, "weight", std::to_string(spring.weight));
  }

  // As Graphviz has them: y grows upwards.
  std::vector<pointf> centres() {
    if (gvLayout(graphviz(), graph_, "sfdp") != 0)
      throw Error("Graphviz cannot lay out the topic map: is libgvc6 installed whole?");
    std::vector<pointf> centres;
    for (Agnode_t* node : nodes_) centres.push_back(ND_coord(node));
    gvFreeLayout(graphviz(), graph_);
    return centres;
  }

 private:
  Agraph_t* graph_;
  std::vector<Agnode_t*> nodes_;
};

}  // namespace

std::vector<Place> lay_out(std::span<const Box> boxes, std::span<const Spring> springs) {
  if (boxes.empty()) return {};
  Graph graph;
  for (const Box& box : boxes) graph.add(box);
  for (const Spring& spring : springs) graph.add(spring);
  const std::vector<pointf> centres = graph.centres();
  double left = std::numeric_limits<double>::max(), top = std::numeric_limits<double>::lowest();
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    left = std::min(left, centres[i].x - boxes[i].width / 2.0);
    top = std::max(top, centres[i].y + boxes[i].height / 2.0);
  }
  std::vector<Place> places;
  for (const pointf& centre : centres) {
    places.push_back({static_cast<int>(std::lround(centre.x - left)),
                      static_cast<int>(std::lround(top - centre.y))});
  }
  return places;
}

}  // namespace plumbline
