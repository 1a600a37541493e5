// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/cursor.h: the place in a list where a page begins, as text for an address. It holds the
// sort key of a hit and not its number, so that it means the same after a new publication.
#pragma once

#include <functional>
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

// Part of a list that is in order, and the cursors of the parts beside it; "" where there is none.
struct ListPage {
  std::size_t begin, end;  // half open
  std::string next, prev;
};

// Of a list of `size` entries the `limit` that the cursor leads to, or the first ones where it is "".
// `place` gives the key of an entry, and `before` is the order of the list. Throws CursorError.
ListPage page_of_list(const SearchRequest& request, std::string_view cursor, int limit,
                      std::size_t size, const std::function<Cursor(std::size_t)>& place,
                      bool (*before)(const Cursor&, const Cursor&));

}  // namespace plumbline
