// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/index_json.h"

#include <ctime>
#include <nlohmann/json.hpp>

#include "server/api/rows.h"

namespace plumbline {
namespace {

Json counts_json(const PublicationInfo& info) {
  return {{"talks", info.talks},   {"topics", info.topics},     {"people", info.people},
          {"events", info.events}, {"passages", info.passages}, {"links", info.links}};
}

// Templates are those of RFC 6570.
Json addresses_json(const std::string& base_url) {
  const std::string api = base_url + "/api/v1";
  return {{"self", api},
          {"search",
           api + "/search{?q,type,event,series,topic,speaker,kind,year,lang,has,from,to,sort,limit,"
                 "cursor,facets,fields,fuzzy,explain}"},
          {"suggest", api + "/suggest{?q,limit,format}"},
          {"lookup", api + "/lookup{?url,id,limit,cursor}"},
          {"related", api + "/related{?limit}"},
          {"related_to_talk", api + "/talks/{event}/{slug}/related{?limit}"},
          {"talks", api + "/talks"},
          {"talk", api + "/talks/{event}/{slug}"},
          {"topics", api + "/topics"},
          {"topic", api + "/topics/{slug}"},
          {"people", api + "/people"},
          {"person", api + "/people/{slug}"},
          {"events", api + "/events"},
          {"event", api + "/events/{slug}"},
          {"dump", api + "/dump.ndjson{?cursor}"},
          {"identifiers", base_url + "/xref.json"},
          {"identifier", base_url + "/xref/{+identifier}.json"},
          {"feed", base_url + "/feed.atom"},
          {"openapi", base_url + "/openapi.json"},
          {"coverage", api + "/coverage{?series,parent,year,from,to}"},
          {"citations", api + "/citations{?kind,limit,cursor}"},
          {"graph", api + "/graph{?topic,min_weight}"},
          {"documentation", base_url + "/help/api"},
          {"query_language", base_url + "/help/search"}};
}

}  // namespace

std::string index_json(const PageContext& context) {
  const PublicationInfo& info = context.collection.info();
  return dump({{"name", "Plumbline"},
               {"version", "v1"},
               {"generation", info.generation},
               {"published", utc_time(context.collection.published())},
               {"licence", {{"texts", "CC-BY-4.0"}, {"program", "MIT OR Apache-2.0"}}},
               {"counts", counts_json(info)},
               {"links", addresses_json(context.base_url)}});
}

std::string utc_time(std::int64_t unix_seconds) {
  const std::time_t time = unix_seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

}  // namespace plumbline
