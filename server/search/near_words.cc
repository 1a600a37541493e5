// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/near_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace plumbline {

std::size_t NearWords::bytes() const {
  return starts_.capacity() * sizeof(starts_[0]) + entries_.capacity() * sizeof(Entry);
}

// One bit a letter; digits share one, everything else another.
std::uint32_t NearWords::letters_of(std::u32string_view word) {
  std::uint32_t letters = 0;
  for (const char32_t c : word) {
    if (c >= U'a' && c <= U'z') {
      letters |= 1u << (c - U'a');
    } else {
      letters |= c >= U'0' && c <= U'9' ? 1u << 26 : 1u << 27;
    }
  }
  return letters;
}

std::size_t NearWords::bucket(std::size_t length, std::size_t piece,
                              std::u32string_view text) const {
  std::uint64_t hash = length * kPieces + piece;
  for (const char32_t c : text) hash = (hash ^ c) * 0x9E3779B97F4A7C15u;
  return (hash >> 32) & mask_;
}

namespace {
// Whether at most so many bits are set. Without the instruction for it, which not every x86-64 has, counting them all
// takes longer.
bool has_at_most(std::uint32_t bits, int most) {
  for (int i = 0; i < most; ++i) bits &= bits - 1;
  return bits == 0;
}
}  // namespace

std::vector<std::uint32_t> NearWords::candidates(std::u32string_view word, int edits) const {
  std::vector<std::uint32_t> found;
  if (entries_.empty()) return found;
  const std::uint32_t letters = letters_of(word);
  const auto look_up = [&](std::size_t length, std::size_t piece, std::u32string_view text) {
    const std::size_t at = bucket(length, piece, text);
    for (std::uint32_t i = starts_[at]; i < starts_[at + 1]; ++i) {
      if (has_at_most(entries_[i].letters ^ letters, 2 * edits)) found.push_back(entries_[i].word);
    }
  };
  std::array<char32_t, 64> exchanged;
  const auto typed = static_cast<int>(word.size());
  for (int length = std::max(typed - edits, 1); length <= typed + edits; ++length) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      const auto letters_in = static_cast<std::size_t>(length);
      const auto begin = static_cast<int>(cut(letters_in, piece));
      const std::size_t size = cut(letters_in, piece + 1) - cut(letters_in, piece);
      if (size == 0 || size > exchanged.size()) continue;
      for (int shift = -edits; shift <= edits; ++shift) {
        // What is before the piece differs in length by `shift`, what is behind it by the rest.
        const int spent = std::abs(shift) + std::abs(typed - length - shift);
        if (spent > edits || begin + shift < 0) continue;
        const auto at = static_cast<std::size_t>(begin + shift);
        if (at + size > word.size()) continue;
        look_up(letters_in, piece, word.substr(at, size));
        if (spent == edits) continue;
        if (at > 0) {  // the first letter of the piece changed places with the one before it
          word.copy(exchanged.data(), size, at);
          exchanged[0] = word[at - 1];
          look_up(letters_in, piece, {exchanged.data(), size});
        }
        if (at + size < word.size()) {  // the last with the one behind it
          word.copy(exchanged.data(), size, at);
          exchanged[size - 1] = word[at + size];
          look_up(letters_in, piece, {exchanged.data(), size});
        }
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace plumbline
