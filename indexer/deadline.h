// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/deadline.h: bounds how long a whole run may take. It is looked at between files and between stages, so a
// run may take a file's time longer (indexer/sandbox/confine.h).
#pragma once

#include <chrono>
#include <string>

#include "schema/error.h"

namespace plumbline {

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  // From now on; 0 is never.
  explicit Deadline(int seconds = 0) : seconds_(seconds), begin_(Clock::now()) {}

  // Throws Error once the time is over.
  void check() const {
    if (seconds_ == 0 || Clock::now() < begin_ + std::chrono::seconds(seconds_)) return;
    throw Error("takes longer than --max-seconds " + std::to_string(seconds_) +
                "; nothing was published: allow more, or name fewer sources");
  }

 private:
  int seconds_;
  Clock::time_point begin_;
};

}  // namespace plumbline
