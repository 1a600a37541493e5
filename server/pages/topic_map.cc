// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/topic_map.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>

#include "schema/is_one_of.h"
#include "schema/sql.h"
#include "server/pages/load.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr int kMargin = 4;       // around a picture, so that no line is cut
constexpr int kBaseline = 4;     // of a label, below its centre
constexpr int kRow = 32;         // between two neighbours on a cord
constexpr int kHook = 26;        // from the cord to a label
constexpr int kMinCommon = 2;    // talks
constexpr int kStrongTalks = 4;  // from here a line is drawn thicker

std::string attribute(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

int width_of(const Document& topic) { return map_label_width(topic.title); }

// A label with its centre at x, y, and a number beside its title; 0 is none.
std::string label(const Document& topic, int x, int y, int number) {
  const int width = width_of(topic);
  std::string svg = "<a href=\"" + escape(path_of(topic)) + "\"><rect" +
                    attribute("x", x - width / 2) + attribute("y", y - kMapLabelHeight / 2) +
                    attribute("width", width) + attribute("height", kMapLabelHeight) + "/><text" +
                    attribute("x", x) + attribute("y", y + kBaseline) + ">" + escape(topic.title);
  if (number > 0) svg += " <tspan>" + std::to_string(number) + "</tspan>";
  return svg + "</text></a>";
}

std::string point(int x, int y) { return std::to_string(x) + " " + std::to_string(y); }

// The beginning of a picture; the names of `id` are its name.
std::string opened(int width, int height, std::string_view id) {
  return "<svg" + attribute("width", width) + attribute("height", height) + " viewBox=\"" +
         point(-kMargin, -kMargin) + " " + point(width, height) +
         "\" role=\"group\" aria-labelledby=\"" + std::string(id) + "\">";
}

// All lines of one thickness are one path.
std::string path(std::string_view style, const std::string& commands) {
  if (commands.empty()) return "";
  return "<path class=\"" + std::string(style) + "\" d=\"" + commands + "\"/>";
}

std::string edges_svg(const TopicMap& map) {
  std::map<DocumentId, MapPlace> places;
  for (const MapPlace& place : map.places) places.emplace(place.topic, place);
  std::string thin, thick;
  for (const MapEdge& edge : map.edges) {
    const MapPlace& a = places.at(edge.a);
    const MapPlace& b = places.at(edge.b);
    (edge.talks >= kStrongTalks ? thick : thin) += "M" + point(a.x, a.y) + "L" + point(b.x, b.y);
  }
  return path("thin", thin) + path("thick", thick);
}

bool is_part_of(const Catalog& catalog, DocumentId part, DocumentId whole) {
  return catalog[part].parent == whole;
}

}  // namespace

TopicMap load_topic_map(Database& db, std::string_view map) {
  TopicMap out;
  Statement& places = db.cached(sql::k_find_map_places);
  places.bind(":map", map);
  while (places.step()) {
    out.places.push_back({static_cast<DocumentId>(places.integer(0)),
                          static_cast<int>(places.integer(1)),
                          static_cast<int>(places.integer(2))});
  }
  Statement& edges = db.cached(sql::k_find_map_edges);
  edges.bind(":map", map);
  while (edges.step()) {
    out.edges.push_back({static_cast<DocumentId>(edges.integer(0)),
                         static_cast<DocumentId>(edges.integer(1)),
                         static_cast<int>(edges.integer(2)), edges.integer(3) != 0});
  }
  return out;
}

Html topic_map_svg(const Catalog& catalog, const TopicMap& map, std::string_view id) {
  int width = 0, height = 0;
  std::string labels;
  for (const MapPlace& place : map.places) {
    const Document& topic = catalog[place.topic];
    width = std::max(width, place.x + width_of(topic) / 2);
    height = std::max(height, place.y + kMapLabelHeight / 2);
    labels += label(topic, place.x, place.y, static_cast<int>(topic.talks.size()));
  }
  return Html(opened(width + 2 * kMargin, height + 2 * kMargin, id) + edges_svg(map) + labels +
              "</svg>");
}

std::vector<Counted> joined_topics(const TopicMap& map, DocumentId topic) {
  std::vector<Counted> joined;
  for (const MapEdge& edge : map.edges) {
    if (edge.a == topic) joined.push_back({edge.b, edge.talks});
    if (edge.b == topic) joined.push_back({edge.a, edge.talks});
  }
  return joined;
}

std::vector<Counted> topics_near(const Catalog& catalog, const Document& topic,
                                 std::span<const DocumentId> related, std::size_t limit) {
  std::vector<DocumentId> of_talks;
  for (DocumentId talk : topic.talks)
    of_talks.insert(of_talks.end(), catalog[talk].topics.begin(), catalog[talk].topics.end());
  std::vector<Counted> near = count_documents(catalog, of_talks);
  const auto is_related = [&](DocumentId id) { return is_one_of(id, related); };
  for (DocumentId id : related) {
    const auto same = [&](const Counted& counted) { return counted.document == id; };
    if (std::none_of(near.begin(), near.end(), same)) near.push_back({id, 0});
  }
  std::erase_if(near, [&](const Counted& counted) {
    const DocumentId id = counted.document;
    return id == topic.id || is_part_of(catalog, id, topic.id) || topic.parent == id ||
           (counted.count < kMinCommon && !is_related(id));
  });
  near.resize(std::min(near.size(), limit));
  return near;
}

Html neighbourhood_svg(const Catalog& catalog, const Document& topic,
                       std::span<const Counted> near) {
  if (near.empty()) return {};
  int widest = width_of(topic) / 2 - kHook;
  for (const auto& [id, count] : near) widest = std::max(widest, width_of(catalog[id]));
  const int cord = widest + kHook, top = kMapLabelHeight / 2;
  const auto rows = static_cast<int>((near.size() + 1) / 2);
  const int bottom = top + rows * kRow;
  std::string thin, thick, labels = label(topic, cord, top, 0);
  for (std::size_t i = 0; i < near.size(); ++i) {
    const Document& other = catalog[near[i].document];
    const int side = i % 2 == 0 ? -1 : 1, y = top + (static_cast<int>(i / 2) + 1) * kRow;
    (near[i].count >= kStrongTalks ? thick : thin) +=
        "M" + point(cord, y) + "H" + std::to_string(cord + side * kHook);
    labels += label(other, cord + side * (kHook + width_of(other) / 2), y, near[i].count);
  }
  const std::string line = "M" + point(cord, top) + "V" + std::to_string(bottom);
  const std::string bob = "M" + point(cord, bottom) + "l-5 6 5 9 5-9z";
  return Html(opened(2 * cord + 2 * kMargin, bottom + kRow / 2 + 2 * kMargin, "near") +
              path("cord", line) + path("bob", bob) + path("thin", thin) + path("thick", thick) +
              labels + "</svg>");
}

}  // namespace plumbline
