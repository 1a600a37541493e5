// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/site_handlers.h"

#include "server/api/atom.h"
#include "server/api/index_json.h"
#include "server/api/object_text.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/pages/static_files.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::string_view kPlain = "text/plain; charset=utf-8";

HttpResponse file(std::string_view content_type, std::string body) {
  HttpResponse response;
  response.content_type = content_type;
  response.body = std::move(body);
  return response;
}

HttpResponse named_file(const std::string& path) {
  const std::optional<StaticFile> found = plumbline::static_file(path);
  if (!found) throw not_found("There is no file " + path + " here.");
  return file(found->type, std::string(found->content));
}

std::string sitemap_entry(const Call& call, const std::string& path) {
  return "<url><loc>" + xml_escaped(call.page.base_url + path) + "</loc></url>\n";
}

}  // namespace

HttpResponse home(const Call& call) {
  if (call.format == Format::kHtml)
    return reply(call, home_html(call.page, load_topic_map(call.db, kHomeMap)));
  return reply(call, home_text(call.page));
}

HttpResponse topic_map(const Call& call) {
  return reply(call, map_html(call.page, load_topic_map(call.db, kWholeMap)));
}

HttpResponse help_search(const Call& call) { return reply(call, help_search_html(call.page)); }
HttpResponse help_api(const Call& call) { return reply(call, help_api_html(call.page)); }
HttpResponse help_errors(const Call& call) { return reply(call, help_errors_html(call.page)); }

HttpResponse api_index(const Call& call) {
  refuse_parameters(call.request.parameters);
  return reply(call, index_json(call.page));
}

HttpResponse static_file(const Call& call) { return named_file(call.request.path); }
HttpResponse favicon(const Call&) { return named_file("/static/favicon.svg"); }

HttpResponse robots(const Call& call) {
  // Every combination of filters is an address of its own; the pages themselves are what is worth
  // reading.
  return file(kPlain, "User-agent: *\nDisallow: /search\nDisallow: /api/\n\nSitemap: " +
                          call.page.base_url + "/sitemap.xml\n");
}

HttpResponse sitemap(const Call& call) {
  const Catalog& catalog = call.collection.catalog();
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const char* path : {"/", "/topics", "/map", "/people", "/events"})
    xml += sitemap_entry(call, path);
  for (Kind kind : {Kind::kTopic, Kind::kTalk, Kind::kEvent, Kind::kPerson}) {
    for (DocumentId id : catalog.all(kind)) xml += sitemap_entry(call, path_of(catalog[id]));
  }
  return file("application/xml", xml + "</urlset>\n");
}

HttpResponse healthz(const Call&) { return file(kPlain, "ok\n"); }

HttpResponse readyz(const Call& call) {
  if (call.trouble.empty()) return file(kPlain, "ok\n");
  return file(kPlain, "degraded: serving generation " + call.collection.info().generation + "; " +
                          call.trouble + "\n");
}

}  // namespace plumbline
