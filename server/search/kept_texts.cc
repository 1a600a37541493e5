// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/kept_texts.h"

#include <utility>

namespace plumbline {

KeptTexts::Text KeptTexts::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : found->second;
}

KeptTexts::Text KeptTexts::keep(std::string key, Text text) {
  constexpr std::size_t kEntryBytes = 160;  // what an index and a shared pointer need beside
  const std::lock_guard lock(mutex_);
  const std::size_t size = key.size() + text->size() + kEntryBytes;
  if (bytes_ + size > max_bytes_) {
    texts_.clear();
    bytes_ = 0;
  }
  if (texts_.try_emplace(std::move(key), text).second) bytes_ += size;
  return text;
}

}  // namespace plumbline
