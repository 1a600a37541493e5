// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/request_head.h: the head of an HTTP/1.1 request, from bytes to values. Strict
// where RFC 9112 lets a server choose, since what two programs read differently is how requests are
// smuggled: lines end in CRLF, no line is folded, nothing stands before a colon, and the length of
// the body is said once and in digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/front/limits.h"

namespace plumbline::front {

struct RequestHead {
  std::string method;     // a token, known or not: "GET"
  std::string target;     // begins with "/" and has no blank, control character or "#"; or is "*"
  int minor_version = 1;  // of HTTP/1
  std::vector<std::pair<std::string, std::string>> fields;  // names in small letters
  std::optional<std::uint64_t> content_length;              // of more than 19 digits: the largest
  bool close = false;             // the client wants no further answer on this connection
  bool expects_continue = false;  // it sends its body when told to

  // The first field of this name, "" where there is none.
  std::string_view field(std::string_view name) const;
};

struct HeadReading {
  enum class State : std::uint8_t { kIncomplete, kComplete, kRefused };
  State state = State::kIncomplete;
  std::size_t size = 0;  // of the head in bytes, where it is complete
  int status = 0;        // where refused, why: 400, 405, 414, 417, 431, 501 or 505
  RequestHead head;      // where refused, what could be read of method and target
};

// Reads the head that `bytes` begin with; more may follow it. One or two empty lines before it are
// skipped. A wrong line end is told at once, all else when the head is whole or too long.
HeadReading read_head(std::string_view bytes, const Limits& limits);

}  // namespace plumbline::front
