// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/application.h: the whole site as a function from a request to a response. Whatever
// listens to sockets is a thin adapter before it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/http/answer_cache.h"
#include "server/http/handlers.h"
#include "server/http/message.h"
#include "server/http/metrics.h"
#include "server/http/problem.h"
#include "server/http/publications.h"
#include "server/http/router.h"

namespace plumbline {

// Those of RFC 9110 and PATCH, though this site answers only GET, HEAD and OPTIONS.
bool is_known_method(std::string_view method);

struct ApplicationOptions {
  std::string base_url = {};  // how absolute addresses begin; "" takes it from the Host header
  std::string tagline = {};   // the headline of the home page; "" for one that fits any collection
  std::string build = {};     // tells one build of this program from the next, for ETags
  int query_ms = 250;         // of the processor that a request may take in the database
  std::size_t cache_bytes = 16 << 20;  // of answers that are kept; 0 keeps none
  // Further metrics, of whoever listens: called by each request for /metrics, from any thread.
  std::function<void(MetricsWriter*)> more_metrics = {};
};

// What is known of an answer before it is made.
struct Asked {
  std::size_t route;        // in routes()
  std::string publication;  // Publications::Served::number
  std::string key;          // all else that it depends on
  std::string tag;          // its ETag, as it is without compression; in haste only if that matters
};

class Application {
 public:
  Application(Publications& publications, ApplicationOptions options);

  // Throws nothing but for want of memory. Complete but for Date and Content-Length, which whoever
  // writes to the socket adds. Threads may call it at the same time.
  HttpResponse answer(const HttpRequest& request);

  // Of a request whose answer may be kept for others: GET or HEAD, and an address that may have one. With
  // kAtOnce nullopt, too, where finding out would mean to look whether there is a new publication.
  enum class Haste { kNone, kAtOnce };
  std::optional<Asked> asked(const HttpRequest& request, Haste haste) const;

  // Asked::publication of what is served now, or nullopt where asked() would have to look for it.
  std::optional<std::string> publication_at_once() const;

  // For whoever writes answers to the socket; answer() does not look there.
  AnswerCache& cache() { return cache_; }
  // Counts an answer that was not made by answer().
  void count(std::size_t route, int status, Metrics::Clock::duration time) {
    metrics_.count(route, status, time);
  }

  // How many bytes the body of a request may have: 0 where its address takes none. Throws RequestError
  // where it takes none of this type.
  std::size_t max_body_bytes(const HttpRequest& request) const;

  // What /metrics says.
  std::string metrics(const Collection& collection) const;

  // A problem that was found before there was a whole request, with the same headers as all
  // answers.
  HttpResponse problem(const HttpRequest& request, const RequestError& error);

 private:
  HttpResponse answer_or_throw(const HttpRequest& request, std::size_t* route);
  HttpResponse answer_safely(const HttpRequest& request, std::size_t* route);
  HttpResponse refuse(const HttpRequest& request, const RequestError& error);
  HttpResponse dispatch(const HttpRequest& request, const RouteMatch& match);
  HttpResponse reject(const HttpRequest& request, const RequestError& error);
  HttpResponse run(const HttpRequest& request, const RouteMatch& match, Format format);
  HttpResponse call(const HttpRequest& request, const RouteMatch& match, Format format,
                    Collection& collection);
  std::optional<std::string> problem_page(const HttpRequest& request, const Problem& problem);
  PageContext page_context(const HttpRequest& request, const Collection& collection,
                           std::string path) const;
  std::string base_url(const HttpRequest& request) const;
  std::string representation(const HttpRequest& request, Format format) const;
  std::string tag_of(const Collection& collection, std::string_view representation) const;

  Publications& publications_;
  Metrics metrics_;
  AnswerCache cache_;
  const ApplicationOptions options_;
  std::vector<Pattern> patterns_;  // of routes(), in their order
};

}  // namespace plumbline
