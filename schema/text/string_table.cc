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

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
constexpr std::uint64_t kLong = std::uint64_t{1} << 63;

// Fewer than eight bytes as they are, with their number in the highest byte: no two texts have the same.
std::uint64_t short_key(std::string_view text) {
  std::uint64_t bytes = 0;
  std::size_t size = text.size();
  const char* at = text.data();
  if (size & 4) bytes = word_at<std::uint32_t>(at);
  if (size & 2) bytes |= word_at<std::uint16_t>(at + (size & 4)) << 8 * (size & 4);
  if (size & 1) bytes |= word_at<unsigned char>(at + (size & 6)) << 8 * (size & 6);
  return bytes | std::uint64_t{size} << 56;
}

// Eight bytes at a time, each multiplied and folded; the last eight overlap those before.
std::uint64_t long_key(std::string_view text) {
  std::uint64_t hash = text.size() * kFactor;
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * kFactor;
    hash ^= hash >> 32;
  };
  for (std::size_t at = 0; at + 8 < text.size(); at += 8)
    mix(word_at<std::uint64_t>(text.data() + at));
  mix(word_at<std::uint64_t>(text.data() + text.size() - 8));
  return hash | kLong;
}

std::uint64_t key_of(std::string_view text) {
  return text.size() < 8 ? short_key(text) : long_key(text);
}

// Where the search for a key begins, in a table of a power of two.
std::size_t first_slot(std::uint64_t key, std::size_t slots) {
  const std::uint64_t hash = key * kFactor;
  return (hash ^ hash >> 32) & (slots - 1);
}
}  // namespace

std::uint32_t StringTable::number(std::string_view text) {
  const std::uint64_t key = key_of(text);
  std::size_t slot = slot_of(text, key);
  if (slots_[slot].after != 0) return slots_[slot].after - 1;
  if (2 * texts_.size() >= slots_.size()) {
    grow();
    slot = slot_of(text, key);
  }
  texts_.push_back(keep(text));
  slots_[slot] = {key, static_cast<std::uint32_t>(texts_.size())};
  return slots_[slot].after - 1;
}

std::optional<std::uint32_t> StringTable::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, key_of(text))];
  if (slot.after == 0) return std::nullopt;
  return slot.after - 1;
}

// Where the text is, or would go.
std::size_t StringTable::slot_of(std::string_view text, std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = first_slot(key, slots_.size());; slot = (slot + 1) & mask) {
    const auto [known, after] = slots_[slot];
    if (after == 0) return slot;
    if (known == key && ((key & kLong) == 0 || texts_[after - 1] == text)) return slot;
  }
}

void StringTable::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& entry : old) {
    if (entry.after == 0) continue;
    std::size_t slot = first_slot(entry.key, slots_.size());
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
