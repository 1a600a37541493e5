// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/base_url.h"

#include <algorithm>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {

template <class Predicate>
bool all(std::string_view text, Predicate fits) {
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool is_name(std::string_view name) {
  return name.size() <= 253 && all(name, [](char c) {
           return ascii::is_alphanumeric(c) || c == '.' || c == '-' || c == '_';
         });
}

bool is_ipv6(std::string_view address) {
  return address.size() <= 45 &&
         all(address, [](char c) { return ascii::hex_value(c) >= 0 || c == ':' || c == '.'; });
}

bool is_port(std::string_view port) { return port.size() <= 5 && all(port, ascii::is_digit); }

}  // namespace

bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos || !is_ipv6(host.substr(1, end - 1))) return false;
    const std::string_view rest = host.substr(end + 1);
    return rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1)));
  }
  const std::size_t colon = host.find(':');
  if (colon == std::string_view::npos) return is_name(host);
  return is_name(host.substr(0, colon)) && is_port(host.substr(colon + 1));
}

bool is_base_url(std::string_view url) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (url.starts_with(scheme)) return is_host(url.substr(scheme.size()));
  }
  return false;
}

}  // namespace plumbline
