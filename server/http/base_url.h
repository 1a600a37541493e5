// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/base_url.h: how absolute addresses begin.
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// True for "localhost:8080", "example.org", "127.0.0.1", "[::1]:8080": a name or address with an
// optional port, and nothing that could end up as markup or as another address.
bool is_host(std::string_view host);

// True for "https://example.org": a scheme and a host, without a path.
bool is_base_url(std::string_view url);

}  // namespace plumbline
