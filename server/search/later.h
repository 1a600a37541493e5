// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/later.h: a value that is made once, when it is first asked for, by whichever thread asks.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace plumbline {

template <class T>
class Later {
 public:
  explicit Later(std::function<T()> make) : make_(std::move(make)) {}

  // Waits while another thread makes it. Throws what making it throws; it is tried again then.
  const T& get() const {
    std::call_once(once_, [this] {
      value_.emplace(make_());
      make_ = nullptr;
    });
    return *value_;
  }

 private:
  mutable std::once_flag once_;
  mutable std::function<T()> make_;
  mutable std::optional<T> value_;
};

}  // namespace plumbline
