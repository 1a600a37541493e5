// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/handlers.h"

#include "server/api/ansi.h"
#include "server/http/coverage_handlers.h"
#include "server/http/document_handlers.h"
#include "server/http/identifier_handlers.h"
#include "server/http/picture_handlers.h"
#include "server/http/related_handlers.h"
#include "server/http/search_handlers.h"
#include "server/http/site_handlers.h"
#include "server/http/thing_handlers.h"

namespace plumbline {
namespace {

using enum Format;

constexpr bool kCompressedAhead = true;
constexpr Formats kPageFormats = {kHtml, kText};
constexpr Formats kListFormats = {kHtml, kJson, kNdjson, kCsv, kText};
constexpr Formats kTableFormats = {kHtml, kJson, kCsv, kText};

constexpr Route kRoutes[] = {
    {{"/", kPageFormats}, Use::kPage, home},
    {{"/search", {kHtml, kJson, kNdjson, kCsv, kText, kAtom}}, Use::kPage, search_page},
    {{"/talks/*/*", {kHtml, kJson, kText, kMarkdown, kBibtex, kCalendar}}, Use::kPage, talk},
    {{"/talks/*/*/*/*", {}}, Use::kFile, slide_picture},
    {{"/talks/*", {}}, Use::kPage, talks_to_event},
    {{"/talks", {}}, Use::kPage, talks_to_search},
    {{"/topics", kListFormats}, Use::kPage, topics},
    {{"/topics/*", {kHtml, kJson, kText, kAtom}}, Use::kPage, topic},
    {{"/people", kListFormats}, Use::kPage, people},
    {{"/people/*", {kHtml, kJson, kText, kAtom}}, Use::kPage, person},
    {{"/events", kListFormats}, Use::kPage, events},
    {{"/events/*", {kHtml, kJson, kText, kCsv, kCalendar, kAtom}}, Use::kPage, event},
    {{"/coverage", {kHtml, kJson, kCsv, kText, kSvg}}, Use::kPage, coverage},
    {{"/citations", kTableFormats}, Use::kPage, citations},
    {{"/related", {kHtml, kJson, kText}}, Use::kPage, related_page, Methods::kReadOrPost},
    {{"/xref", kListFormats}, Use::kPage, identifiers},
    {{"/xref/**", {kHtml, kJson, kText}}, Use::kPage, identifier},
    {{"/map", kPageFormats}, Use::kPage, topic_map},
    {{"/help/search", kPageFormats}, Use::kPage, help_search},
    {{"/help/api", kPageFormats}, Use::kPage, help_api},
    {{"/help/errors", kPageFormats}, Use::kPage, help_errors},

    {{"/api/v1", {}}, Use::kData, api_index},
    {{"/api/v1/search", {}}, Use::kData, api_search},
    {{"/api/v1/suggest", {}}, Use::kData, api_suggest},
    {{"/api/v1/lookup", {}}, Use::kData, api_lookup},
    {{"/api/v1/talks", {}}, Use::kData, api_talks},
    {{"/api/v1/talks/*/*", {}}, Use::kData, talk},
    {{"/api/v1/talks/*/*/related", {}}, Use::kData, api_talk_related},
    {{"/api/v1/related", {}}, Use::kData, api_related, Methods::kPost},
    {{"/api/v1/topics", {}}, Use::kData, api_topics},
    {{"/api/v1/topics/*", {}}, Use::kData, topic},
    {{"/api/v1/people", {}}, Use::kData, api_people},
    {{"/api/v1/people/*", {}}, Use::kData, person},
    {{"/api/v1/events", {}}, Use::kData, api_events},
    {{"/api/v1/events/*", {}}, Use::kData, event},
    {{"/api/v1/coverage", {}}, Use::kData, coverage},
    {{"/api/v1/citations", {}}, Use::kData, citations},
    {{"/api/v1/graph", {}}, Use::kData, api_graph},

    {{"/api/v1/dump.ndjson", {}}, Use::kData, api_dump},

    {{"/static/*", {}}, Use::kFile, static_file, Methods::kRead, kCompressedAhead},
    {{"/favicon.svg", {}}, Use::kFile, favicon, Methods::kRead, kCompressedAhead},
    {{"/favicon.ico", {}}, Use::kFile, favicon, Methods::kRead, kCompressedAhead},
    {{"/opensearch.xml", {}}, Use::kFile, opensearch},
    {{"/robots.txt", {}}, Use::kFile, robots},
    {{"/sitemap.xml", {}}, Use::kFile, sitemap},
    {{"/openapi.json", {}}, Use::kData, openapi, Methods::kRead, kCompressedAhead},
    {{"/feed.atom", {}}, Use::kData, feed},
    {{"/healthz", {}}, Use::kStatus, healthz},
    {{"/readyz", {}}, Use::kStatus, readyz},
    {{"/metrics", {}}, Use::kStatus, metrics},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

bool allows(Methods methods, std::string_view method) {
  if (method == "OPTIONS") return true;
  if (method == "POST") return methods != Methods::kRead;
  return (method == "GET" || method == "HEAD") && methods != Methods::kPost;
}

std::string_view allowed(Methods methods) {
  switch (methods) {
    case Methods::kPost:
      return "OPTIONS, POST";
    case Methods::kReadOrPost:
      return "GET, HEAD, OPTIONS, POST";
    default:
      return "GET, HEAD, OPTIONS";
  }
}

HttpResponse reply(const Call& call, std::string body) {
  HttpResponse response;
  response.content_type = content_type_of(call.format);
  response.body = std::move(body);
  const bool color = call.format == Format::kText && call.request.parameter("color") == "1";
  if (color) response.body = with_color(response.body);
  return response;
}

namespace {

HttpResponse led_to(int status, std::string location) {
  HttpResponse response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "This is at " + location + "\n";
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

}  // namespace

HttpResponse redirect(std::string location) { return led_to(308, std::move(location)); }
HttpResponse see_other(std::string location) { return led_to(303, std::move(location)); }

void add_page_links(const std::string& next, const std::string& previous, HttpResponse* response) {
  std::string links;
  for (const auto& [relation, address] : {std::pair("next", &next), std::pair("prev", &previous)}) {
    if (address->empty()) continue;
    links += (links.empty() ? "<" : ", <") + *address + ">; rel=\"" + relation + "\"";
  }
  if (!links.empty()) response->headers.emplace_back("Link", links);
}

}  // namespace plumbline
