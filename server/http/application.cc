// SPDX-License-Identifier: MIT OR Apache-2.0
// A request passes: address -> route -> method -> format -> is the client's copy still good? ->
// handler. Each step that cannot go on throws a RequestError, which becomes a problem in reject().
#include "server/http/application.h"

#include "schema/is_one_of.h"
#include "server/api/address.h"
#include "server/api/answer_size.h"
#include "server/http/base_url.h"
#include "server/http/body.h"
#include "server/http/cache.h"
#include "server/http/compress.h"
#include "server/http/front/limits.h"
#include "server/http/log.h"
#include "server/http/security.h"
#include "server/http/target.h"

namespace plumbline {
namespace {

constexpr std::string_view kMethods[] = {"GET",    "HEAD",  "OPTIONS", "POST",   "PUT",
                                         "DELETE", "PATCH", "TRACE",   "CONNECT"};

void check_method(std::string_view method, const Route& route) {
  if (allows(route.methods, method)) return;
  if (is_known_method(method)) throw method_not_allowed(method, allowed(route.methods));
  throw method_not_implemented(method);
}

Format choose_format(const HttpRequest& request, const RouteMatch& match, const Pattern& pattern) {
  if (match.suffix) return *match.suffix;
  if (pattern.formats.empty())
    return request.path.starts_with("/api/") ? Format::kJson : Format::kText;
  const std::optional<Format> format = negotiate(request.header("accept"), pattern.formats);
  if (!format) throw not_acceptable(pattern.formats.list());
  return *format;
}

HttpResponse options_answer(const Route& route) {
  const std::string methods(allowed(route.methods));
  const bool takes_body = allows(route.methods, "POST");
  HttpResponse response;
  response.status = 204;
  response.headers = {
      {"Allow", methods},
      {"Access-Control-Allow-Origin", "*"},
      {"Access-Control-Allow-Methods", methods},
      {"Access-Control-Allow-Headers",
       takes_body ? "Accept, Content-Type, If-None-Match" : "Accept, If-None-Match"},
      {"Access-Control-Max-Age", "86400"}};
  return response;
}

bool is_open(Use use, Format format) {
  return use == Use::kData || (use == Use::kPage && format != Format::kHtml);
}

void open_to_scripts(HttpResponse* response) {
  response->headers.emplace_back("Access-Control-Allow-Origin", "*");
  response->headers.emplace_back("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
}

// "/topics/binder/" has the address "/topics/binder". Not where an empty segment is left: "//host/"
// would lead a browser to another site.
std::optional<std::string> without_slash(const HttpRequest& request,
                                         std::span<const Pattern> patterns) {
  const std::string_view path = request.path;
  if (path.size() < 2 || !path.ends_with('/') || path.find("//") != std::string_view::npos)
    return std::nullopt;
  const std::string_view shorter = path.substr(0, path.size() - 1);
  if (!find_route(patterns, shorter)) return std::nullopt;
  return address_of(shorter, request.parameters);
}

// In one spelling, whatever the client's was, so that those who ask for the same get the same.
std::string query_of(const Parameters& parameters) {
  return parameters.empty() ? "" : address_of("", parameters).substr(1);
}

// The last resort: what can grow so large comes in pages, or should.
void check_size(const HttpResponse& response, const HttpRequest& request,
                std::span<const Pattern> patterns) {
  if (response.body.size() <= kMaxAnswerBytes) return;
  log_warning("refused: " + request.path.substr(0, kMaxLoggedBytes) + " would have " +
              std::to_string(response.body.size()) + " bytes");
  const RouteMatch match = *find_route(patterns, request.path);
  const std::string_view slug = match.captures.empty() ? "" : std::string_view(match.captures[0]);
  throw answer_too_large(smaller_answers(patterns[match.index].path, slug));
}

}  // namespace

bool is_known_method(std::string_view method) { return is_one_of(method, kMethods); }

Application::Application(Publications& publications, ApplicationOptions options)
    : publications_(publications),
      metrics_(routes().size()),
      cache_(options.cache_bytes),
      options_(std::move(options)) {
  for (const Route& route : routes()) patterns_.push_back(route.pattern);
}

HttpResponse Application::answer(const HttpRequest& request) {
  const Metrics::Clock::time_point start = Metrics::Clock::now();
  std::size_t route = routes().size();  // none
  HttpResponse response = answer_safely(request, &route);
  metrics_.count(route, response.status, Metrics::Clock::now() - start);
  return response;
}

HttpResponse Application::answer_safely(const HttpRequest& request, std::size_t* route) {
  HttpResponse response;
  try {
    response = answer_or_throw(request, route);
    check_size(response, request, patterns_);
  } catch (const RequestError& error) {
    return refuse(request, error);
  } catch (const CursorError& error) {
    return refuse(request, invalid_cursor(error.what()));
  } catch (const DatabaseError& error) {
    if (error.interrupted()) return refuse(request, out_of_time());
    log_error(error.what());
    return refuse(request, internal_error());
  } catch (const std::exception& error) {
    log_error(error.what());
    return refuse(request, internal_error());
  }
  add_security_headers(&response);
  compress(request, &response);
  return response;
}

std::size_t Application::max_body_bytes(const HttpRequest& request) const {
  if (request.method != "POST") return 0;
  const std::optional<RouteMatch> match = find_route(patterns_, request.path);
  if (!match || !allows(routes()[match->index].methods, "POST")) return 0;
  return max_bytes(body_type(request));
}

HttpResponse Application::problem(const HttpRequest& request, const RequestError& error) {
  const Metrics::Clock::time_point start = Metrics::Clock::now();
  HttpResponse response = refuse(request, error);
  metrics_.count(routes().size(), response.status, Metrics::Clock::now() - start);
  return response;
}

HttpResponse Application::refuse(const HttpRequest& request, const RequestError& error) {
  HttpResponse response = reject(request, error);
  response.headers.emplace_back("Cache-Control", "no-store");
  add_vary("Accept", &response);
  add_security_headers(&response);
  compress(request, &response);
  return response;
}

HttpResponse Application::answer_or_throw(const HttpRequest& request, std::size_t* route) {
  base_url(request);  // refuses an odd Host before anything else
  if (request.path.size() > front::kMaxPathBytes) throw address_too_long();
  const std::optional<RouteMatch> match = find_route(patterns_, request.path);
  if (match) {
    *route = match->index;
    return dispatch(request, *match);
  }
  if (const auto location = without_slash(request, patterns_)) return redirect(*location);
  throw not_found("There is nothing at " + request.path + ".");
}

HttpResponse Application::dispatch(const HttpRequest& request, const RouteMatch& match) {
  const Route& route = routes()[match.index];
  check_method(request.method, route);
  if (request.method == "OPTIONS") return options_answer(route);
  const Format format = choose_format(request, match, route.pattern);
  HttpResponse response = run(request, match, format);
  if (!match.suffix && !route.pattern.formats.empty()) add_vary("Accept", &response);
  if (is_open(route.use, format)) open_to_scripts(&response);
  return response;
}

HttpResponse Application::run(const HttpRequest& request, const RouteMatch& match, Format format) {
  const std::shared_ptr<Collection> collection = publications_.current();
  if (collection->is_damaged() && routes()[match.index].use != Use::kStatus)
    throw database_damaged();
  if (routes()[match.index].use == Use::kStatus || request.method == "POST") {
    HttpResponse response = call(request, match, format, *collection);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  }
  const std::string tag = tag_of(*collection, representation(request, format));
  const std::string good = matching_tag(request.header("if-none-match"), tag);
  HttpResponse response =
      good.empty() ? call(request, match, format, *collection) : HttpResponse{.status = 304};
  const bool leads_on = response.status == 303 || response.status == 308;
  if (!leads_on) response.headers.emplace_back("ETag", good.empty() ? tag : good);
  response.headers.emplace_back("Cache-Control", kCacheControl);
  response.headers.emplace_back("Last-Modified", http_date(collection->published()));
  return response;
}

HttpResponse Application::call(const HttpRequest& request, const RouteMatch& match, Format format,
                               Collection& collection) {
  Collection::Connection connection = collection.connect();
  connection->set_time_limit(options_.query_ms);
  std::string path = format == Format::kHtml ? match.path : request.path;
  return routes()[match.index].handler({request, collection, *connection, format, match.suffix,
                                        match.captures,
                                        page_context(request, collection, std::move(path)),
                                        publications_.trouble(), options_.query_ms, *this});
}

HttpResponse Application::reject(const HttpRequest& request, const RequestError& error) {
  std::string base;
  try {
    base = base_url(request);
  } catch (const RequestError&) {  // that is what is wrong; its addresses stay relative
  }
  HttpResponse response = problem_response(error, base, request.path);
  if (auto page = problem_page(request, error.problem)) {
    response.content_type = content_type_of(Format::kHtml);
    response.body = std::move(*page);
  } else {
    open_to_scripts(&response);
  }
  return response;
}

// A page where a browser asks for one, and not for data by its address.
std::optional<std::string> Application::problem_page(const HttpRequest& request,
                                                     const Problem& problem) {
  if (request.path.starts_with("/api")) return std::nullopt;
  const auto wanted = negotiate(request.header("accept"), {Format::kHtml, Format::kText});
  if (wanted != Format::kHtml) return std::nullopt;
  try {
    const std::shared_ptr<Collection> collection = publications_.current();
    return problem_html(page_context(request, *collection, request.path), problem);
  } catch (const std::exception& error) {
    log_error(error.what());
    return std::nullopt;
  }
}

PageContext Application::page_context(const HttpRequest& request, const Collection& collection,
                                      std::string path) const {
  return {collection, base_url(request), std::move(path), query_of(request.parameters),
          options_.tagline};
}

std::string Application::base_url(const HttpRequest& request) const {
  if (!options_.base_url.empty()) return options_.base_url;
  const std::string_view host = request.header("host");
  if (!is_host(host)) throw bad_request("The Host header is missing or is not the name of a host.");
  return "http://" + std::string(host);
}

std::string Application::tag_of(const Collection& collection,
                                std::string_view representation) const {
  return entity_tag(collection.info().generation,
                    std::string(options_.build).append("\n").append(representation));
}

// All that an answer depends on beside the publication and compression. Parts of an address have neither NUL
// nor line ends but in values, and there NUL ends each.
std::string Application::representation(const HttpRequest& request, Format format) const {
  std::string text = base_url(request);
  text.append("\n").append(suffix_of(format)).append("\n").append(request.path);
  for (const auto& [name, value] : request.parameters)
    text.append(1, '\0').append(name).append(1, '\0').append(value);
  return text;
}

std::optional<std::string> Application::publication_at_once() const {
  const auto [collection, number] = publications_.served_at_once();
  if (!collection || collection->is_damaged()) return std::nullopt;
  return std::to_string(number);
}

std::optional<Asked> Application::asked(const HttpRequest& request, Haste haste) const try {
  const std::optional<RouteMatch> match = find_route(patterns_, request.path);
  if (!match || (request.method != "GET" && request.method != "HEAD")) return std::nullopt;
  const Route& route = routes()[match->index];
  if (route.use == Use::kStatus || !allows(route.methods, request.method)) return std::nullopt;
  const auto [collection, number] =
      haste == Haste::kAtOnce ? publications_.served_at_once() : publications_.served();
  if (!collection || collection->is_damaged()) return std::nullopt;
  Asked asked{match->index, std::to_string(number), {}, {}};
  const std::string form = representation(request, choose_format(request, *match, route.pattern));
  const std::string_view copies = request.header("if-none-match");
  if (haste == Haste::kNone || !copies.empty()) asked.tag = tag_of(*collection, form);
  const Codings codings = accepted_codings(request.header("accept-encoding"));
  if (codings.gzip) asked.key += "gzip ";
  if (codings.brotli && route.is_compressed_ahead) asked.key += "br ";
  if (!copies.empty()) asked.key += matching_tag(copies, asked.tag);
  asked.key.append("\n").append(form);
  return asked;
} catch (const RequestError&) {
  return std::nullopt;
}

}  // namespace plumbline
