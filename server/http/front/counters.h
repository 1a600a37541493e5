// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/counters.h: what the front has seen since the start. Any thread may read them;
// each is right by itself, and they are not of one moment.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

namespace plumbline::front {

struct Counters {
  using Counter = std::atomic<std::uint64_t>;

  Counter connections_accepted = 0;
  Counter connections_open = 0;          // now, not since the start
  Counter connections_over_total = 0;    // refused: Limits::max_connections
  Counter connections_over_address = 0;  // refused: Limits::max_per_address
  Counter connections_timed_out = 0;     // closed in the middle of a request or of an answer
  Counter connections_broken = 0;        // ended by the client in the middle of an answer
  Counter requests_waiting = 0;          // now: complete, and no worker has taken them yet
  Counter requests_shed = 0;             // waited longer than Limits::queue_time
  Counter requests_over_address = 0;     // of one client of the trusted proxy, too many at a time
  Counter bytes_sent = 0;
  std::array<Counter, 600> answers_by_status{};  // answers_by_status[404]

  void count_answer(int status) {
    if (status >= 0 && status < 600) ++answers_by_status[static_cast<std::size_t>(status)];
  }
};

}  // namespace plumbline::front
