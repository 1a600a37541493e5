// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/cache.h: when a copy that a client has is still good. An answer depends on the
// publication, on this program and on the request, so its tag is known before any query runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace plumbline {

inline constexpr std::string_view kCacheControl = "public, max-age=60, stale-while-revalidate=600";

// Strong, in its quotes. `representation` is all that the answer depends on beside the publication.
std::string entity_tag(std::string_view generation, std::string_view representation);

// The tag of the same answer when it is compressed: "abc" gives "abc-gz" for gzip, "abc-br" for br.
std::string compressed_tag(std::string_view tag, std::string_view coding);

// The one of the tags in an If-None-Match header that stands for this answer, as it is or
// compressed;
// "" for none. "*" is none: whether there is anything at an address only its handler knows.
std::string matching_tag(std::string_view if_none_match, std::string_view tag);

// "Sun, 22 Nov 2026 11:13:40 GMT"
std::string http_date(std::int64_t unix_seconds);

}  // namespace plumbline
