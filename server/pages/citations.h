// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/citations.h: the page /citations, and what its twins show.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/html.h"
#include "server/search/citations.h"

namespace plumbline {

// "LWN article", "File of the kernel"
std::string_view cited_words(std::string_view kind);
// "LWN articles", "Files of the kernel", of several.
std::string_view cited_words_of_all(std::string_view kind);

// Where the thing is elsewhere, or the path of the talk here; "" for a commit.
std::string address_of(const Catalog& catalog, const CitedThing& thing);

// What to type for all that knows it: "lwn.net/Articles/951550", "commit 3e3c658055c0", "syn crate".
std::string query_of(const Catalog& catalog, const CitedThing& thing);

// `next` and `prev` of the page are cursors.
std::string citations_path(const CitationsPage& page, std::string_view cursor,
                           std::string_view path = "/citations");

std::string citations_html(const PageContext& context, Database& db, const CitationsPage& page);

}  // namespace plumbline
