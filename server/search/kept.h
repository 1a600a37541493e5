// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/kept.h: values that come out the same as long as a publication is served, so that each is made
// once: what was read from the database and decoded, and pieces of answers. Under a limit of memory: what was
// not asked for lately is forgotten and made again.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plumbline {

// Memory that a value has beside itself. Types that have more than this knows have a kept_bytes() of their own.
inline std::size_t kept_bytes(const std::string& text) { return text.size(); }
template <class T>
std::size_t kept_bytes(const std::vector<T>& list) {
  return list.size() * sizeof(T);
}
template <std::integral T>
std::size_t kept_bytes(T) {
  return 0;
}

// Threads may use it at the same time. There are two halves: what is asked for comes to stand in the young one, and
// when that is full it becomes the old one, and what stood there is forgotten.
template <class Key, class Value>
class Kept {
 public:
  using Pointer = std::shared_ptr<const Value>;

  explicit Kept(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // `make` is called where there is none of this key, and by two threads where both find none; what it throws
  // is thrown on, and nothing is kept then. Whoever has a value keeps it when it is forgotten here.
  template <class Make>
  Pointer find_or_make(const Key& key, Make make) {
    if (Pointer known = find(key)) return known;
    return keep(key, make());
  }

  // The two halves of that, for values that may not exist. nullptr where none is kept.
  Pointer find(const Key& key) {
    Half forgotten;  // goes when others need not wait for it
    const std::lock_guard lock(mutex_);
    if (const auto found = young_.values.find(key); found != young_.values.end())
      return found->second;
    const auto found = old_.values.find(key);
    if (found == old_.values.end()) return nullptr;
    Pointer value = std::move(found->second);
    old_.bytes -= bytes_of(key, *value);
    old_.values.erase(found);
    add(key, value, &forgotten);
    return value;
  }

  Pointer keep(const Key& key, Value value) {
    auto made = std::make_shared<const Value>(std::move(value));
    Half forgotten;
    const std::lock_guard lock(mutex_);
    if (!young_.values.contains(key)) add(key, made, &forgotten);
    return made;
  }

  std::size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return young_.bytes + old_.bytes;
  }

 private:
  struct Half {
    std::unordered_map<Key, Pointer> values;
    std::size_t bytes = 0;
  };

  void add(const Key& key, const Pointer& value, Half* forgotten) {
    const std::size_t bytes = bytes_of(key, *value);
    if (bytes > max_bytes_ / 2) return;
    if (young_.bytes + bytes > max_bytes_ / 2)
      *forgotten = std::exchange(old_, std::exchange(young_, {}));
    young_.values.emplace(key, value);
    young_.bytes += bytes;
  }

  static std::size_t bytes_of(const Key& key, const Value& value) {
    constexpr std::size_t kEntryBytes = 96;  // what an index and a shared pointer need beside
    return kept_bytes(key) + kept_bytes(value) + sizeof(Key) + sizeof(Value) + kEntryBytes;
  }

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;  // guards what follows; held for moments
  Half young_, old_;
};

}  // namespace plumbline
