// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/problem.h"

#include "server/api/problem_json.h"

namespace plumbline {
namespace {

constexpr std::string_view kAllowed = "GET, HEAD, OPTIONS";

RequestError make(int status, std::string_view type, std::string_view title,
                  std::string_view detail) {
  Problem problem{};
  problem.status = status;
  problem.type = "/help/errors#" + std::string(type);
  problem.title = title;
  problem.detail = detail;
  return RequestError(std::move(problem));
}

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

}  // namespace

RequestError unknown_parameter(std::string_view name, std::vector<std::string> did_you_mean) {
  std::string detail = "There is no parameter " + quoted(name) + " here.";
  if (!did_you_mean.empty()) detail += " Did you mean " + quoted(did_you_mean.front()) + "?";
  RequestError error = make(400, "unknown-parameter", "Unknown parameter", detail);
  error.problem.parameter = name;
  error.problem.did_you_mean = std::move(did_you_mean);
  return error;
}

RequestError invalid_parameter(std::string_view name, std::string_view detail,
                               std::vector<std::string> did_you_mean) {
  RequestError error = make(400, "invalid-parameter", "Invalid parameter", detail);
  error.problem.parameter = name;
  error.problem.did_you_mean = std::move(did_you_mean);
  return error;
}

RequestError invalid_cursor(std::string_view detail) {
  RequestError error = make(400, "invalid-cursor", "Invalid cursor", detail);
  error.problem.parameter = "cursor";
  return error;
}

RequestError bad_request(std::string_view detail) {
  return make(400, "bad-request", "Bad request", detail);
}

RequestError not_found(std::string_view detail, std::vector<std::string> did_you_mean) {
  RequestError error = make(404, "not-found", "Not found", detail);
  error.problem.did_you_mean = std::move(did_you_mean);
  return error;
}

RequestError method_not_allowed(std::string_view method, std::string_view allowed) {
  const bool is_read = allowed.starts_with("GET");
  RequestError error =
      make(405, "method-not-allowed", "Method not allowed",
           is_read ? "This address can be read, not asked to " + std::string(method) + "."
                   : "This address wants a text, which is sent to it by POST.");
  error.headers.emplace_back("Allow", allowed);
  return error;
}

RequestError method_not_implemented(std::string_view method) {
  RequestError error = make(501, "method-not-allowed", "Method not implemented",
                            "This server does not know the method " + quoted(method) + ".");
  error.headers.emplace_back("Allow", kAllowed);
  return error;
}

RequestError not_acceptable(std::string_view would_do) {
  return make(
      406, "not-acceptable", "Not acceptable",
      "This comes as " + std::string(would_do) + ", and your Accept header allows none of them.");
}

RequestError body_not_accepted(int status) {
  return make(status, "body-not-accepted", "Body not accepted",
              status == 501 ? "This server takes no request with a Transfer-Encoding."
                            : "This address takes no request body.");
}

RequestError body_too_large(std::size_t max_bytes) {
  return make(413, "body-not-accepted", "Body too large",
              "A text may have " + std::to_string(max_bytes / 1024) + " KiB here.");
}

RequestError length_required() {
  return make(411, "body-not-accepted", "Length required",
              "A text is sent with its length, in the header Content-Length.");
}

RequestError body_type_not_supported(std::string_view detail) {
  RequestError error = make(415, "body-type", "Body of another type", detail);
  error.headers.emplace_back("Accept-Post",
                             "text/plain, text/markdown, application/json, application/x-ndjson");
  return error;
}

RequestError address_too_long() {
  return make(414, "address-too-long", "Address too long",
              "An address may have 8,000 bytes, 2,048 of them before the question mark.");
}

// 403, "for reasons unrelated to the credentials" (RFC 9110), as others answer who have such a limit: it is
// not for want of anything now, so asking again is of no use.
RequestError answer_too_large(std::vector<std::string> smaller) {
  RequestError error = make(403, "answer-too-large", "Answer too large",
                            "This would be longer than 2 MiB, which is the limit of an answer.");
  error.problem.did_you_mean = std::move(smaller);
  return error;
}

RequestError out_of_time() {
  RequestError error =
      make(503, "out-of-time", "Out of time",
           "This query took longer than a query may. Fewer words with a * help most.");
  error.headers.emplace_back("Retry-After", "5");
  return error;
}

RequestError overloaded() {
  RequestError error = make(503, "overloaded", "Too busy",
                            "Too many requests are waiting. Please ask again in a few seconds.");
  error.headers.emplace_back("Retry-After", "5");
  return error;
}

RequestError internal_error() {
  return make(500, "internal-error", "Something went wrong",
              "The server could not answer this, through no fault of yours. Its log says why.");
}

RequestError database_damaged() {
  RequestError error = make(503, "internal-error", "Database damaged",
                            "The server cannot read its database. Its log says more.");
  error.headers.emplace_back("Retry-After", "60");
  return error;
}

RequestError refused(int status) {
  switch (status) {
    case 405:
      return method_not_allowed("CONNECT");
    case 408:
      return make(408, "too-slow", "Request timeout", "The request did not arrive in time.");
    case 414:
      return address_too_long();
    case 417:
      return make(417, "bad-request", "Expectation failed",
                  "Of all expectations this server knows 100-continue.");
    case 431:
      return make(431, "head-too-large", "Request header fields too large",
                  "A request may have 64 header fields, and 16 KiB before its body.");
    case 500:
      return internal_error();
    case 501:
      return body_not_accepted(501);
    case 503:
      return overloaded();
    case 505:
      return make(505, "bad-request", "HTTP version not supported", "This server speaks HTTP/1.1.");
    default:
      return bad_request("This is not a well-formed HTTP request.");
  }
}

HttpResponse problem_response(const RequestError& error, std::string_view base_url,
                              std::string_view instance) {
  HttpResponse response;
  response.status = error.problem.status;
  response.content_type = "application/problem+json";
  response.body = problem_json(error.problem, base_url, instance);
  response.headers = error.headers;
  return response;
}

}  // namespace plumbline
