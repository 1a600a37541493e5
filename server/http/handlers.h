// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/handlers.h: every address of the site and the function that answers it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/http/message.h"
#include "server/http/negotiate.h"
#include "server/http/router.h"
#include "server/pages/html.h"
#include "server/search/collection.h"

namespace plumbline {

class Application;

// A request on its way: what was asked, in which form to answer, and from which publication.
struct Call {
  const HttpRequest& request;
  Collection& collection;
  Database& db;
  Format format;  // of an address with one form only: kText, and of no meaning
  std::optional<Format> suffix;
  std::vector<std::string> captures;  // what stands for each "*" of the pattern
  PageContext page;
  std::string trouble;  // Publications::trouble()
  int query_ms;         // of the processor that the request may take in the database
  const Application& application;
};

// Throws RequestError, CursorError or DatabaseError where there is no answer.
using Handler = HttpResponse (*)(const Call&);

// Who may take an answer, and for how long.
enum class Use {
  kPage,    // cached; a twin in another format than HTML is open to scripts of other sites
  kData,    // cached, JSON only, open to scripts of other sites
  kFile,    // cached
  kStatus,  // not cached: what a load balancer asks
};

// What may be asked of an address. An answer to POST is never cached.
enum class Methods { kRead, kPost, kReadOrPost };

// An answer to GET depends on the publication, its address, the Host and Accept fields and nothing else,
// since it is kept for others (answer_cache.h) unless its use is kStatus.
struct Route {
  Pattern pattern;
  Use use;
  Handler handler;
  Methods methods = Methods::kRead;
  bool is_compressed_ahead = false;  // it comes by brotli, too
};

bool allows(Methods methods, std::string_view method);
std::string_view allowed(Methods methods);  // "GET, HEAD, OPTIONS", for the header Allow

// The first one that fits counts.
std::span<const Route> routes();

// An answer in the format of the call; of text in colour where `color=1` asks for it.
HttpResponse reply(const Call& call, std::string body);
HttpResponse redirect(std::string location);   // for good: 308
HttpResponse see_other(std::string location);  // what was asked for is told there: 303
// The Link header of a list, RFC 8288; "" is no page.
void add_page_links(const std::string& next, const std::string& previous, HttpResponse* response);

}  // namespace plumbline
