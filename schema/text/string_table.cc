// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/string_table.h"

#include <algorithm>
#include <cstring>

namespace plumbline {
namespace {
constexpr std::size_t kBlock = 1 << 16;

template <class Word>
std::uint64_t word_at(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// All of fewer than eight bytes as one number; some may be in it twice.
std::uint64_t short_word(std::string_view text) {
  const std::size_t size = text.size();
  const char* end = text.data() + size;
  if (size >= 4)
    return (word_at<std::uint32_t>(text.data()) << 32) | word_at<std::uint32_t>(end - 4);
  if (size >= 2)
    return (word_at<std::uint16_t>(text.data()) << 32) | word_at<std::uint16_t>(end - 2);
  return size == 0 ? 0 : static_cast<unsigned char>(text.front());
}

// Eight bytes at a time, each multiplied and folded; the last eight overlap those before.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
  std::uint64_t hash = text.size() * kFactor;
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * kFactor;
    hash ^= hash >> 32;
  };
  if (text.size() < 8) {
    mix(short_word(text));
  } else {
    for (std::size_t at = 0; at + 8 < text.size(); at += 8)
      mix(word_at<std::uint64_t>(text.data() + at));
    mix(word_at<std::uint64_t>(text.data() + text.size() - 8));
  }
  return static_cast<std::uint32_t>(hash);
}
}  // namespace

std::uint32_t StringTable::number(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  std::size_t slot = slot_of(text, hash);
  if (slots_[slot].after != 0) return slots_[slot].after - 1;
  if (2 * texts_.size() >= slots_.size()) {
    grow();
    slot = slot_of(text, hash);
  }
  texts_.push_back(keep(text));
  slots_[slot] = {hash, static_cast<std::uint32_t>(texts_.size())};
  return slots_[slot].after - 1;
}

std::optional<std::uint32_t> StringTable::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  if (slot.after == 0) return std::nullopt;
  return slot.after - 1;
}

// Where the text is, or would go.
std::size_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const auto [known, after] = slots_[slot];
    if (after == 0 || (known == hash && texts_[after - 1] == text)) return slot;
  }
}

void StringTable::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& entry : old) {
    if (entry.after == 0) continue;
    std::size_t slot = entry.hash & mask;
    while (slots_[slot].after != 0) slot = (slot + 1) & mask;
    slots_[slot] = entry;
  }
}

std::string_view StringTable::keep(std::string_view text) {
  if (blocks_.empty() || text.size() > left_) {
    blocks_.push_back(std::make_unique<char[]>(std::max(kBlock, text.size())));
    left_ = std::max(kBlock, text.size());
  }
  const std::size_t size = std::max(kBlock, text.size());
  char* to = blocks_.back().get() + (size - left_);
  text.copy(to, text.size());
  left_ -= text.size();
  return {to, text.size()};
}

}  // namespace plumbline
