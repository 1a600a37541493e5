// SPDX-License-Identifier: MIT OR Apache-2.0
// The set of OWASP ASVS 5.0, chapter 3.4. Nothing inline and nothing from elsewhere. Strict
// transport security belongs to whoever ends TLS before us.
#include "server/http/security.h"

namespace plumbline {

void add_security_headers(HttpResponse* response) {
  const bool is_open = !response->header("Access-Control-Allow-Origin").empty();
  const std::pair<std::string_view, std::string_view> headers[] = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "
       "'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", is_open ? "cross-origin" : "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"}};
  for (const auto& [name, value] : headers) response->headers.emplace_back(name, value);
}

}  // namespace plumbline
