// SPDX-License-Identifier: MIT OR Apache-2.0
// The whole site, asked with the address in the first line, the Accept header in the second and, where a third
// begins, that as the body of a POST. Whatever is asked is answered, and what calls itself JSON is JSON.
#include <memory>
#include <nlohmann/json.hpp>

#include "schema/text/utf8.h"
#include "server/http/target.h"
#include "tests/fuzz/promise.h"
#include "tests/server/small_site.h"

namespace plumbline::fuzz {
namespace {

Application& application() {
  static const auto site = std::make_unique<SmallSite>(ApplicationOptions{.query_ms = 0});
  return site->application();
}

HttpRequest read_request(std::string_view input) {
  HttpRequest request;
  request.headers.emplace("host", "test");
  read_target(take_line(&input), &request);
  const std::string accept = clean_utf8(take_line(&input));
  if (!accept.empty()) request.headers.emplace("accept", accept);
  if (input.empty()) return request;
  request.method = "POST";
  request.headers.emplace("content-type", input.front() == '{'
                                              ? "application/json"
                                              : "application/x-www-form-urlencoded");
  request.body = input;
  return request;
}

void require_sound(const HttpRequest& request, const HttpResponse& response) {
  require(response.status >= 200 && response.status < 500, "an answer",
          std::to_string(response.status) + " " + request.target + " " + response.body);
  const bool text = response.content_type.starts_with("text/") ||
                    response.content_type.find("json") != std::string::npos;
  require(!text || is_utf8(response.body), "an answer in UTF-8", request.target);
  if (response.content_type.starts_with("application/") &&
      response.content_type.ends_with("json") && !response.content_type.ends_with("ndjson"))
    require(nlohmann::json::accept(response.body), "JSON", response.body);
  for (const auto& [name, value] : response.headers)
    require(value.find_first_of("\r\n") == value.npos, "a header of one line", name + ": " + value);
}

void check(std::string_view input) {
  const HttpRequest request = read_request(input);
  if (!request.path.starts_with('/') || !is_utf8(request.path)) return;
  require_sound(request, application().answer(request));
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
