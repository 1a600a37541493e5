// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/site_handlers.h"

#include <algorithm>
#include <cstdlib>

#include "server/api/answer_size.h"
#include "server/api/atom.h"
#include "server/api/dump.h"
#include "server/api/index_json.h"
#include "server/api/page_text.h"
#include "server/api/site_text.h"
#include "server/api/xml.h"
#include "server/http/application.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/pages/identifiers.h"
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
  HttpResponse response = file(found->type, std::string(found->content));
  response.compressed = {found->gzip, found->brotli};
  return response;
}

constexpr std::size_t kSitemapPaths = 10'000;  // in one answer, of some 100 bytes each

constexpr std::string_view kFirstPages[] = {"/",         "/topics",    "/people", "/events",
                                            "/coverage", "/citations", "/xref"};
constexpr Kind kSitemapKinds[] = {Kind::kTopic, Kind::kTalk, Kind::kEvent, Kind::kPerson};

std::size_t count_pages(const Catalog& catalog) {
  std::size_t pages = std::size(kFirstPages);
  for (const Kind kind : kSitemapKinds) pages += catalog.all(kind).size();
  return pages;
}

// Of the page that is so far behind the first one, of as many as count_pages() says.
std::string path_of_page(const Catalog& catalog, std::size_t at) {
  if (at < std::size(kFirstPages)) return std::string(kFirstPages[at]);
  at -= std::size(kFirstPages);
  for (const Kind kind : kSitemapKinds) {
    const std::vector<DocumentId>& documents = catalog.all(kind);
    if (at < documents.size()) return path_of(catalog[documents[at]]);
    at -= documents.size();
  }
  return {};
}

std::string sitemap_entry(const Call& call, const std::string& element, const std::string& path) {
  return "<" + element + "><loc>" + xml_escaped(call.page.base_url + path) + "</loc></" + element +
         ">\n";
}

HttpResponse sitemap_file(const std::string& element, const std::string& entries) {
  return file("application/xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + element +
                                     " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" +
                                     entries + "</" + element + ">\n");
}

}  // namespace

HttpResponse home(const Call& call) {
  if (call.format == Format::kHtml)
    return reply(call, home_html(call.page, load_topic_map(call.db, kHomeMap)));
  return reply(call, home_text(call.page));
}

HttpResponse topic_map(const Call& call) {
  const TopicMap map = load_topic_map(call.db, kWholeMap);
  return reply(call,
               call.format == Format::kHtml ? map_html(call.page, map) : map_text(call.page, map));
}

namespace {

// A page whose words are in its template: its text is made of them.
HttpResponse as_page_or_text(const Call& call, std::string html) {
  if (call.format == Format::kHtml) return reply(call, std::move(html));
  return reply(call, page_text(html, call.page.base_url));
}

}  // namespace

HttpResponse help_search(const Call& call) {
  return as_page_or_text(call, help_search_html(call.page));
}
HttpResponse help_api(const Call& call) {
  return as_page_or_text(call, help_api_html(call.page, frequent_identifier(call.db)));
}
HttpResponse help_errors(const Call& call) {
  return as_page_or_text(call, help_errors_html(call.page));
}

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

// A list of pages, or of the parts of one that is too long for an answer.
HttpResponse sitemap(const Call& call) {
  const Catalog& catalog = call.collection.catalog();
  const std::size_t pages = count_pages(catalog);
  const std::size_t parts = (pages + kSitemapPaths - 1) / kSitemapPaths;
  const std::string_view asked = call.request.parameter("part");
  if (parts > 1 && asked.empty()) {
    std::string entries;
    for (std::size_t i = 1; i <= parts; ++i)
      entries += sitemap_entry(call, "sitemap", "/sitemap.xml?part=" + std::to_string(i));
    return sitemap_file("sitemapindex", entries);
  }
  std::size_t part = 1;
  if (!asked.empty()) part = static_cast<std::size_t>(std::max(read_integer(asked).value_or(0), 0));
  if (part < 1 || part > parts) throw not_found("The sitemap has no such part.");
  std::string entries;
  for (std::size_t at = (part - 1) * kSitemapPaths; at < std::min(part * kSitemapPaths, pages);
       ++at)
    entries += sitemap_entry(call, "url", path_of_page(catalog, at));
  return sitemap_file("urlset", entries);
}

HttpResponse healthz(const Call&) { return file(kPlain, "ok\n"); }

HttpResponse metrics(const Call& call) {
  return file(kMetricsType, call.application.metrics(call.collection));
}

HttpResponse openapi(const Call&) { return named_file("/static/openapi.json"); }

HttpResponse feed(const Call& call) {
  return file(content_type_of(Format::kAtom), newest_atom(call.page, call.db));
}

HttpResponse api_dump(const Call& call) {
  const std::string cursor = read_dump_cursor(call.request.parameters);
  const auto page = dump_page(call.page, call.db, cursor, kFullAnswerBytes, call.query_ms);
  if (!page) throw invalid_cursor("The cursor is not one of this address.");
  HttpResponse response = file(content_type_of(Format::kNdjson), page->lines);
  if (page->next.empty()) return response;
  const std::string address = call.page.base_url + "/api/v1/dump.ndjson?cursor=";
  add_page_links(address + percent_encode(page->next), "", &response);
  return response;
}

HttpResponse readyz(const Call& call) {
  if (call.collection.is_damaged()) {
    HttpResponse response = file(kPlain, "damaged: the database cannot be served; see the log\n");
    response.status = 503;
    return response;
  }
  if (call.trouble.empty()) return file(kPlain, "ok\n");
  return file(kPlain, "degraded: serving generation " + call.collection.info().generation + "; " +
                          call.trouble + "\n");
}

}  // namespace plumbline
