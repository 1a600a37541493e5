// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/kept_texts.h: pieces of answers that come out the same as long as a publication is served, so
// that each is made once: the row of a talk in JSON is one.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plumbline {

// Threads may use it at the same time.
class KeptTexts {
 public:
  // Forgets all where that would be more.
  explicit KeptTexts(std::size_t max_bytes = 8 << 20) : max_bytes_(max_bytes) {}

  // `make` is called where there is none of this key, and by two threads where both find none.
  template <class Make>
  std::shared_ptr<const std::string> find_or_make(std::string key, Make make) {
    if (auto known = find(key)) return known;
    return keep(std::move(key), std::make_shared<const std::string>(make()));
  }

 private:
  using Text = std::shared_ptr<const std::string>;
  Text find(const std::string& key) const;
  Text keep(std::string key, Text text);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;  // guards what follows; held for moments
  std::unordered_map<std::string, Text> texts_;
  std::size_t bytes_ = 0;
};

}  // namespace plumbline
