// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/dump.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "server/api/rows.h"
#include "server/pages/load.h"
#include "server/pages/pages.h"
#include "server/search/chains.h"

namespace plumbline {
namespace {

constexpr Kind kOrder[] = {Kind::kEvent, Kind::kTopic, Kind::kPerson, Kind::kTalk};

// What the lines of one answer are made from.
struct Source {
  const PageContext& context;
  const Catalog& catalog;
  Database& db;
  Chains& chains;
};

Json passages_json(const PartView& part) {
  Json list = Json::array();
  for (const PassageView& passage : part.passages) {
    Json json = {{"anchor", passage.anchor}, {"heading", optional_json(passage.heading)}};
    if (passage.page) json["page"] = *passage.page;
    if (passage.seconds) json["seconds"] = *passage.seconds;
    json["text"] = passage.body;
    list.push_back(std::move(json));
  }
  return list;
}

Json slugs_json(const Catalog& catalog, std::span<const DocumentId> documents) {
  Json list = Json::array();
  for (DocumentId id : documents) list.push_back(catalog[id].slug);
  return list;
}

Json slug_json(const Catalog& catalog, DocumentId document) {
  return document == 0 ? Json() : Json(catalog[document].slug);
}

void add_talk(const Source& source, const Document& talk, Json* json) {
  const TalkPage page = load_talk_texts(source.catalog, source.db, talk.id);
  (*json)["lang"] = optional_json(talk.lang);
  (*json)["title_verified"] = talk.title_verified;
  (*json)["status"] = talk.withdrawn ? "withdrawn" : "scheduled";
  for (const auto& [name, value] : {std::pair("start_time", &page.start_time),
                                    {"end_time", &page.end_time},
                                    {"zone", &page.zone},
                                    {"start_utc", &page.start_utc},
                                    {"room", &page.room},
                                    {"track", &page.track}}) {
    (*json)[name] = optional_json(*value);
  }
  (*json)["abstract"] = page.abstract;
  (*json)["follows"] = slug_json(source.catalog, source.chains.previous(talk.id));
  (*json)["mentions"] = slugs_json(source.catalog, page.mentions);
  (*json)["sources"] = page.sources;
  Json& parts = (*json)["parts"] = Json::array();
  for (const PartView& part : page.parts) {
    parts.push_back({{"part", part.part},
                     {"title", optional_json(part.title)},
                     {"links", links_json(part.links)},
                     {"sources", part.sources},
                     {"passages", passages_json(part)}});
  }
}

void add_about(Database& db, const Document& document, Json* json) {
  (*json)["about"] = Json::array();
  for (const PartView& part : read_parts(db, document.id)) (*json)["about"] = passages_json(part);
  (*json)["links"] = links_json(document.links);
  (*json)["sources"] = read_addresses(db, document.id).sources;
}

void add_names(const Catalog& catalog, Database& db, const Document& document, Json* json) {
  Json& names = (*json)["names"] = Json::array();
  for (const std::string& name : catalog.names(db, document.id)) names.push_back(name);
}

std::string line_of(const Source& source, const Document& document) {
  Json json = row_json(source.context, document.id);
  if (document.kind == Kind::kTalk) {
    add_talk(source, document, &json);
  } else {
    add_names(source.catalog, source.db, document, &json);
    add_about(source.db, document, &json);
  }
  if (document.kind == Kind::kTopic) {
    auto links = read_links(source.db, document.id);
    json["related"] = slugs_json(source.catalog, links["related"]);
    json["start_here"] = slug_json(source.catalog, document.start_here);
  }
  return dump(json);
}

std::string cursor_of(const Document& document) {
  return std::string(kind_name(document.kind)) + "/" + document.slug;
}

// Where a page begins: the kinds before it in kOrder are done, and of its own those up to the slug.
struct Begin {
  const Kind* kind;
  std::string_view slug;
};

std::optional<Begin> read_cursor(std::string_view cursor) {
  if (cursor.empty()) return Begin{std::begin(kOrder), {}};
  const std::string_view name = cursor.substr(0, cursor.find('/'));
  const Kind* kind = std::find_if(std::begin(kOrder), std::end(kOrder),
                                  [&](Kind one) { return kind_name(one) == name; });
  if (kind == std::end(kOrder) || name.size() == cursor.size()) return std::nullopt;
  return Begin{kind, cursor.substr(name.size() + 1)};
}

}  // namespace

std::optional<DumpPage> dump_page(const PageContext& context, Database& db, std::string_view cursor,
                                  std::size_t max_bytes, int line_ms) {
  const auto begin = read_cursor(cursor);
  if (!begin) return std::nullopt;
  const Catalog& catalog = context.collection.catalog();
  Chains chains(catalog, db);
  const Source source = {context, catalog, db, chains};
  DumpPage page;
  const Document* last = nullptr;
  for (const Kind* kind = begin->kind; kind != std::end(kOrder); ++kind) {
    for (DocumentId id : catalog.all(*kind)) {
      const Document& document = catalog[id];
      if (kind == begin->kind && document.slug <= begin->slug) continue;
      db.set_time_limit(line_ms);
      const std::string line = line_of(source, document);
      if (last && page.lines.size() + line.size() > max_bytes) {
        page.next = cursor_of(*last);
        return page;
      }
      page.lines += line;
      last = &document;
    }
  }
  return page;
}

}  // namespace plumbline
