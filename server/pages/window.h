// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/window.h: a long list, a page at a time. A page begins at an entry that its address names
// (`?at=Miguel`), not at a number, so that a link to it still leads there when entries were added.
#pragma once

#include <algorithm>
#include <cstddef>

namespace plumbline {

struct Window {
  std::size_t begin, end;  // half open
  std::size_t size;        // of the whole list
  std::size_t previous;    // where the page before begins; of the first page 0

  bool whole() const { return end - begin == size; }
  bool first() const { return begin == 0; }
  bool last() const { return end == size; }
};

// A list of at most `limit` entries is one page, wherever it is to begin.
inline Window window(std::size_t size, std::size_t begin, std::size_t limit) {
  if (size <= limit) return {0, size, size, 0};
  begin = std::min(begin, size - 1);
  return {begin, std::min(begin + limit, size), size, begin - std::min(begin, limit)};
}

}  // namespace plumbline
