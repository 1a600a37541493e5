// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "server/api/address.h"
#include "server/api/coverage.h"
#include "server/api/csv.h"
#include "server/api/rows.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

struct View {
  const PageContext& context;
  const Catalog& catalog;
  const Coverage& coverage;
};

Json counts_json(const View& view, const std::vector<int>& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) json[view.catalog[view.coverage.events[i]].slug] = counts[i];
  }
  return json;
}

// {id, title, url, date, event}; null for none.
Json talk_json(const View& view, DocumentId id) {
  Json json = reference_json(view.context, id);
  if (json.is_null()) return json;
  const Document& talk = view.catalog[id];
  json["event"] = optional_json(view.catalog[talk.event].slug);
  json["date"] = optional_json(talk.date);
  return json;
}

Json talks_json(const View& view, std::span<const DocumentId> talks) {
  Json list = Json::array();
  for (const DocumentId id : talks) list.push_back(talk_json(view, id));
  return list;
}

Json topic_row_json(const View& view, const CoverageRow& row) {
  Json json = reference_json(view.context, row.topic);
  json["parent"] = optional_json(view.catalog[view.catalog[row.topic].parent].slug);
  json["depth"] = row.depth;
  json["talks"] = row.own_total;
  json["talks_under"] = row.under_total;
  json["named"] = row.named;
  json["first"] = talk_json(view, row.first);
  json["last"] = talk_json(view, row.last);
  json["elsewhere"] = talk_json(view, row.elsewhere);
  json["by_event"] = counts_json(view, row.own);
  json["by_event_under"] = counts_json(view, row.under);
  return json;
}

Json events_json(const View& view) {
  Json list = Json::array();
  for (const DocumentId id : view.coverage.events) {
    const Document& event = view.catalog[id];
    Json json = reference_json(view.context, id);
    json["short"] = event.short_name;
    json["series"] = event.series;
    json["date"] = optional_json(event.date);
    json["talks"] = event.talks.size();
    list.push_back(std::move(json));
  }
  return list;
}

Json long_ago_json(const View& view) {
  Json list = Json::array();
  for (const CoverageRow* row : view.coverage.long_ago(view.catalog)) {
    Json json = reference_json(view.context, row->topic);
    json["talks_under"] = row->under_total;
    json["last"] = talk_json(view, row->last);
    list.push_back(std::move(json));
  }
  return list;
}

Json never_json(const View& view) {
  Json list = Json::array();
  for (const CoverageRow* row : view.coverage.never()) {
    Json json = reference_json(view.context, row->topic);
    json["named"] = row->named;
    json["elsewhere"] = talk_json(view, row->elsewhere);
    list.push_back(std::move(json));
  }
  return list;
}

Json asked_json(const View& view) {
  Json list = Json::array();
  for (const AskedItem& item : view.coverage.asked) {
    const Document& event = view.catalog[item.line.document];
    list.push_back({{"event", event.slug},
                    {"text", item.line.text},
                    {"url", absolute_url(view.context, event) +
                                (item.line.anchor.empty() ? "" : "#" + item.line.anchor)},
                    {"topics", references_json(view.context, item.topics)},
                    {"answered", item.answered()},
                    {"talks", talks_json(view, item.talks)},
                    {"before", talk_json(view, item.before)},
                    {"after", talk_json(view, item.after)}});
  }
  return list;
}

Json unnamed_json(const View& view, Database& db) {
  Json list = Json::array();
  const auto& names = view.coverage.unnamed;
  for (const UnnamedName& name : std::span(names).first(std::min(kToldNames, names.size()))) {
    Json places = Json::array();
    for (const auto& place : name.newest) {
      const Document& talk = view.catalog[place.talk];
      const std::string anchor = anchor_of(db, place);
      places.push_back(
          {{"id", talk.slug},
           {"url", absolute_url(view.context, talk) + (anchor.empty() ? "" : "#" + anchor)},
           {"count", place.count}});
    }
    list.push_back({{"name", name.name}, {"talks", name.talks}, {"in", places}});
  }
  return list;
}

Json notes_json(const View& view) {
  Json list = Json::array();
  for (const EditionNotes& notes : view.coverage.notes) {
    Json ids = Json::array();
    const std::size_t told = std::min(kToldWithoutNotes, notes.without.size());
    for (const DocumentId talk : std::span(notes.without).first(told))
      ids.push_back(view.catalog[talk].slug);
    list.push_back({{"event", view.catalog[notes.event].slug},
                    {"talks", notes.talks},
                    {"without", notes.without.size()},
                    {"in", ids}});
  }
  return list;
}

// What "as a list" has in common. All of it comes at once.
Json list_head(const PageContext& context, std::size_t total) {
  return {{"total", total},
          {"limit", total},
          {"generation", context.collection.info().generation},
          {"next", nullptr},
          {"prev", nullptr}};
}
}  // namespace

std::string coverage_json(const PageContext& context, Database& db, const CoveragePage& page) {
  const View view = {context, context.collection.catalog(), page.coverage};
  Json json = list_head(context, page.coverage.rows.size());
  json["events"] = events_json(view);
  json["long_ago"] = long_ago_json(view);
  json["never"] = never_json(view);
  json["asked"] = asked_json(view);
  json["unnamed"] = unnamed_json(view, db);
  json["without_notes"] = notes_json(view);
  json["results"] = Json::array();
  for (const CoverageRow& row : page.coverage.rows)
    json["results"].push_back(topic_row_json(view, row));
  return dump(json);
}

std::string coverage_csv(const PageContext& context, const CoveragePage& page) {
  const Catalog& catalog = context.collection.catalog();
  std::vector<std::string> head = {"id",          "title", "parent", "talks",
                                   "talks_under", "named", "first",  "last"};
  for (const DocumentId event : page.coverage.events) head.push_back(catalog[event].slug);
  std::string text = csv_line(head);
  for (const CoverageRow& row : page.coverage.rows) {
    const Document& topic = catalog[row.topic];
    std::vector<std::string> fields = {topic.slug,
                                       topic.title,
                                       catalog[topic.parent].slug,
                                       std::to_string(row.own_total),
                                       std::to_string(row.under_total),
                                       std::to_string(row.named),
                                       catalog[row.first].date,
                                       catalog[row.last].date};
    for (const int count : row.under) fields.push_back(std::to_string(count));
    text += csv_line(fields);
  }
  return text;
}

std::string graph_json(const PageContext& context, const Graph& graph) {
  const Catalog& catalog = context.collection.catalog();
  Json nodes = Json::array(), edges = Json::array();
  for (const DocumentId id : graph.nodes) {
    const Document& topic = catalog[id];
    Json node = reference_json(context, id);
    node["kind"] = topic.category;
    node["parent"] = optional_json(catalog[topic.parent].slug);
    node["talks"] = topic.talks.size();
    nodes.push_back(std::move(node));
  }
  for (const GraphEdge& edge : graph.edges) {
    edges.push_back({{"source", catalog[edge.source].slug},
                     {"target", catalog[edge.target].slug},
                     {"weight", edge.weight()},
                     {"together", edge.together},
                     {"related", edge.related},
                     {"parent", edge.parent}});
  }
  return dump(
      {{"generation", context.collection.info().generation}, {"nodes", nodes}, {"edges", edges}});
}

}  // namespace plumbline
