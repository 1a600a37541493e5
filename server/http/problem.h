// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/problem.h: what can be wrong with a request, one function a kind. The words are for
// the person who sent it; /help/errors explains each type. RFC 9457.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/error.h"
#include "server/http/message.h"
#include "server/pages/html.h"

namespace plumbline {

// Ends the handling of a request; answer() makes a response of it.
struct RequestError : Error {
  explicit RequestError(Problem why) : Error(why.detail), problem(std::move(why)) {}
  Problem problem;
  std::vector<std::pair<std::string, std::string>> headers;  // beside the usual ones
};

RequestError unknown_parameter(std::string_view name, std::vector<std::string> did_you_mean);
RequestError invalid_parameter(std::string_view name, std::string_view detail,
                               std::vector<std::string> did_you_mean = {});
RequestError invalid_cursor(std::string_view detail);
RequestError bad_request(std::string_view detail);  // the address or the Host header
RequestError not_found(std::string_view detail, std::vector<std::string> did_you_mean = {});
// With Allow, which has the methods that would do.
RequestError method_not_allowed(std::string_view method,
                                std::string_view allowed = "GET, HEAD, OPTIONS");
RequestError method_not_implemented(std::string_view method);
RequestError not_acceptable(std::string_view would_do);
RequestError body_not_accepted(int status);                     // 413 or 501
RequestError body_too_large(std::size_t max_bytes);             // 413
RequestError length_required();                                 // 411
RequestError body_type_not_supported(std::string_view detail);  // 415, with Accept-Post
RequestError address_too_long();
// What was asked for is larger than an answer may be. `smaller` are addresses that tell the same in pages.
RequestError answer_too_large(std::vector<std::string> smaller);  // 403
RequestError out_of_time();                                       // the query's time limit
RequestError overloaded();
RequestError internal_error();
RequestError database_damaged();  // what is served turned out to be
// For a status that the front gives (front::HeadReading, front::Site), with what it stands for
// there.
RequestError refused(int status);

// As application/problem+json. `instance` is the path that was asked for.
HttpResponse problem_response(const RequestError& error, std::string_view base_url,
                              std::string_view instance);

}  // namespace plumbline
