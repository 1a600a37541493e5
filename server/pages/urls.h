// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/urls.h: the address of everything, in one place.
#pragma once

#include <string>
#include <string_view>

#include "server/search/catalog.h"
#include "server/search/search.h"

namespace plumbline {

std::string percent_encode(std::string_view text);  // all but unreserved characters (RFC 3986)
std::string path_encode(std::string_view path);     // the same, but for slashes

// "/people?at=Miguel%20Ojeda"; "" for `at` gives the path alone. A path that has a query goes on with "&".
std::string path_at(std::string_view path, std::string_view at);

// "/xref/kernel%3A%3Async%3A%3AArc", or of a twin with its suffix. A name that itself ends as a twin does
// ("target.json") has ".html" behind it.
std::string path_of_identifier(std::string_view name, std::string_view suffix = "");

// "/talks/lpc-2023/klint", "/topics/binder", "/people/gary-guo", "/events/lpc-2023"
std::string path_of(const Document& document);

// "relevance", "-date", "date", "title", as in addresses; "" for the default.
std::string_view sort_name(Sort sort);

// "/search?q=binder&event=lpc-2023", with the filters, sort and dates of the request and, unless it is
// "", the cursor. `page` is "/search" or "/api/v1/search" or a list's address.
std::string search_path(std::string_view page, const SearchRequest& request,
                        std::string_view cursor = "");

// The same request with this filter value added, or taken away where it was there.
SearchRequest toggled(const SearchRequest& request, std::string_view filter,
                      const std::string& value);

}  // namespace plumbline
