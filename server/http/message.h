// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/message.h: a request and a response as values. Pages and the API see these, never a
// socket and never cpp-httplib, so that a test can ask the whole server with a string.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumbline {

// Decoded names and values in their order; a name may occur more than once.
using Parameters = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  std::string target;  // as received: "/topics/binder?x=%20"; what the log shows
  std::string path;    // decoded, begins with "/"
  std::string
      query;  // the target behind its "?", other bytes than ASCII escaped; parameters are what counts
  Parameters parameters;                                    // the same, decoded; valid UTF-8
  std::map<std::string, std::string, std::less<>> headers;  // names in small letters
  // The first one of that name, or "".
  std::string_view parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
      if (key == name) return value;
    }
    return {};
  }
  std::string body;  // of a POST to an address that takes one; never logged nor kept

  // "" where there is none.
  std::string_view header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
};

// A body that was compressed when the program was built, and lives as long; "" where it was not.
struct Compressed {
  std::string_view gzip = {}, brotli = {};
};

struct HttpResponse {
  int status = 200;
  std::string content_type = {};
  std::string body = {};  // of an answer to HEAD that of GET; the listener keeps it back
  std::vector<std::pair<std::string, std::string>> headers = {};
  Compressed compressed = {};

  // "" where there is none. Names are compared as they are written.
  std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
};

}  // namespace plumbline
