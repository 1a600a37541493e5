// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/support/stopwatch.h: time that this thread has had the processor. What is measured here waits for
// nothing, so on a machine of its own this is the time that passes, and on a shared one it is still the same.
#pragma once

#include <ctime>

namespace plumbline::bench {

class Stopwatch {
 public:
  double ms() const { return now_ms() - start_ms_; }

 private:
  static double now_ms() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
  }
  double start_ms_ = now_ms();
};

}  // namespace plumbline::bench
