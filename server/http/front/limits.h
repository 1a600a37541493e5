// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/limits.h: what a client may take of the server. docs/reliability.md tells why
// each number is what it is, and which test holds it.
#pragma once

#include <chrono>
#include <cstddef>

namespace plumbline::front {

using Clock = std::chrono::steady_clock;

inline constexpr std::size_t kMaxPathBytes = 2048;

struct Limits {
  // A request. Its head has the first line, the fields, and the blank line behind them.
  std::size_t max_head_bytes = 16 * 1024;      // more: 431
  std::size_t max_fields = 64;                 // more: 431
  std::size_t max_target_bytes = 8000;         // a query of 512 characters fits; more: 414
  std::size_t max_path_bytes = kMaxPathBytes;  // the target before its "?"; more: 414
  // Of all bodies that are in memory at one time. The site limits each of them.
  std::size_t max_body_memory_bytes = 64 * 1024 * 1024;  // more: 503

  // A connection.
  std::chrono::milliseconds request_time{5000};  // from its first byte to its last; later: 408
  std::chrono::milliseconds idle_time{15000};    // between two requests
  std::chrono::milliseconds write_time{20000};   // until the client has taken an answer
  std::chrono::milliseconds linger_time{
      1000};  // reads on behind the last answer, so that it arrives
  std::size_t max_linger_bytes = 256 * 1024;
  std::size_t max_requests = 1000;

  // The server.
  std::size_t max_connections = 2000;             // more: 503
  std::size_t max_per_address = 64;               // connections of an IPv4 address or IPv6 /64
  std::chrono::milliseconds queue_time{2000};     // until a worker takes a request; later: 503
  std::chrono::milliseconds drain_time{10000};    // from stop() to the end
  std::chrono::milliseconds farewell_time{1000};  // of it, for one more request of an idle client
};

}  // namespace plumbline::front
