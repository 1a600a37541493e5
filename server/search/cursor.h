// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/cursor.h: the place in a list where a page begins, as text for an address. It holds the
// sort key of a hit and not its number, so that it means the same after a new publication.
#pragma once

#include <string>
#include <string_view>

#include "server/search/search.h"

namespace plumbline {

struct Cursor {
  bool backward = false;  // the page ends before the hit, rather than beginning after it
  int tier = 0;           // when sorted by relevance, 0 to 9: 1 for hits that have all words
  double score = 0;       // likewise
  std::string key;        // date or folded title otherwise
  std::string id;         // "talk/lpc-2023/klint"
};

// `request` goes in as a checksum of all that decides which hits there are and in which order.
std::string encode_cursor(const SearchRequest& request, const Cursor& cursor);

// Throws CursorError with a sentence for the reader.
Cursor decode_cursor(const SearchRequest& request, std::string_view text);

}  // namespace plumbline
