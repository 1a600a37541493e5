// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/time_limit.h: how much of the processor a statement may have.
#pragma once

#include <time.h>

#include <chrono>

namespace plumbline {

// Of the thread that makes it, and asks. Waiting counts by a quarter alone: on a machine that has much else to do, little
// work takes long.
class TimeLimit {
 public:
  explicit TimeLimit(std::chrono::nanoseconds limit)
      : enough_(Clock::now() + limit),
        too_long_(Clock::now() + kWaiting * limit),
        work_(processor_time() + limit) {}

  // The clock is cheaper to ask than the processor, and never runs behind it.
  bool is_over() const {
    const auto now = Clock::now();
    return now > enough_ && (now > too_long_ || processor_time() > work_);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr int kWaiting = 4;

  // That this thread has had.
  static std::chrono::nanoseconds processor_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
  }

  Clock::time_point enough_, too_long_;
  std::chrono::nanoseconds work_{};
};

}  // namespace plumbline
