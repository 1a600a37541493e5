// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/later.h: a value that is made once, when it is first asked for, by whichever thread asks.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace plumbline {

template <class T>
class Later {
 public:
  explicit Later(std::function<T()> make) : make_(std::move(make)) {}

  // Waits while another thread makes it. Throws what making it throws; it is tried again then, which
  // std::call_once promises, too, but does not do with every implementation of pthread_once.
  const T& get() const {
    if (!made_.load(std::memory_order_acquire)) make();
    return *value_;
  }

 private:
  void make() const {
    const std::lock_guard lock(making_);
    if (made_.load(std::memory_order_relaxed)) return;
    value_.emplace(make_());
    make_ = nullptr;
    made_.store(true, std::memory_order_release);
  }

  mutable std::atomic<bool> made_ = false;
  mutable std::mutex making_;
  mutable std::function<T()> make_;
  mutable std::optional<T> value_;
};

}  // namespace plumbline
