// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/near_words.h: an index that tells which words of a long list may be at most two edits away
// from a given one.
//
// A word is cut into three pieces. Two edits spoil two of them at most, so that one piece stands in the
// other word as it is, no more than two letters from its place: the pigeonhole principle, as in Wu and
// Manber's agrep (1992). (An exchange of two letters across a cut spoils a piece on either side of it, so
// each piece is also looked up with the letter from beyond the cut.) The index is a hash table from (length
// of the word, which piece, the piece) to words, each with a mask of its letters: one edit changes at most
// two bits of it, which dismisses most of what has a piece in common without looking at its letters. It costs
// 28 bytes a word and is built in two passes, where an index of deletions (SymSpell) of the same reach has
// thirty entries a word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace plumbline {

class NearWords {
 public:
  static constexpr int kMaxEdits = 2;

  NearWords() = default;

  // Words are numbered from 0. word_at(i) gives the i-th in code points, valid until the next call; it is
  // called twice for each.
  template <class WordAt>
  NearWords(std::uint32_t words, WordAt word_at);

  // Numbers of words that may be within `edits` (1 or 2) of this one, in order, each once. All that are
  // within it are there, and some that are not.
  std::vector<std::uint32_t> candidates(std::u32string_view word, int edits) const;

  std::size_t bytes() const;  // of memory

 private:
  struct Entry {
    std::uint32_t word, letters;
  };
  static constexpr std::size_t kPieces = 3;

  // Where piece i of a word of this many letters begins.
  static std::size_t cut(std::size_t length, std::size_t i) { return length * i / kPieces; }
  static std::uint32_t letters_of(std::u32string_view word);
  std::size_t bucket(std::size_t length, std::size_t piece, std::u32string_view text) const;

  std::uint32_t mask_ = 0;             // buckets - 1
  std::vector<std::uint32_t> starts_;  // of each bucket in entries_, and the end
  std::vector<Entry> entries_;
};

template <class WordAt>
NearWords::NearWords(std::uint32_t words, WordAt word_at) {
  std::uint32_t buckets = 1;
  while (buckets < words) buckets *= 2;
  mask_ = buckets - 1;
  starts_.assign(std::size_t{buckets} + 1, 0);
  entries_.resize(std::size_t{words} * kPieces);
  const auto each_piece = [&](auto take) {
    for (std::uint32_t i = 0; i < words; ++i) {
      const std::u32string_view word = word_at(i);
      for (std::size_t piece = 0; piece < kPieces; ++piece) {
        const std::size_t begin = cut(word.size(), piece), end = cut(word.size(), piece + 1);
        take(bucket(word.size(), piece, word.substr(begin, end - begin)), i, word);
      }
    }
  };
  each_piece([&](std::size_t at, std::uint32_t, std::u32string_view) { ++starts_[at]; });
  std::uint32_t sum = 0;
  for (std::uint32_t& start : starts_) start = sum += start;
  // Filling a bucket from its end leaves its start where it belongs.
  each_piece([&](std::size_t at, std::uint32_t i, std::u32string_view word) {
    entries_[--starts_[at]] = {i, letters_of(word)};
  });
}

}  // namespace plumbline
