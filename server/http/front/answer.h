// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/answer.h: what the front reads in the bytes of an answer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace plumbline::front {

// 200 of "HTTP/1.1 200 OK..."; 0 where it has none.
inline int status_of(std::string_view answer) {
  int status = 0;
  for (const char c : answer.substr(std::min<std::size_t>(answer.size(), 9), 3))
    status = c >= '0' && c <= '9' ? 10 * status + (c - '0') : 0;
  return status;
}

}  // namespace plumbline::front
