// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/corrections/letter_scan.h: the peer: every word of the list is looked at, and those whose letters
// differ too much are dismissed before letters are compared one by one. It keeps nothing but a mask a word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::bench {

class LetterScan {
 public:
  explicit LetterScan(const std::vector<std::pair<std::string, std::int64_t>>& words);

  // Words within so many edits: fewest edits first, then those that keep the first letter, then the most
  // frequent.
  std::vector<std::string> nearest(std::string_view word, int edits, std::size_t count) const;
  std::size_t bytes() const { return text_.capacity() + entries_.capacity() * sizeof(Entry); }

 private:
  struct Entry {
    std::uint32_t mask, begin, passages;
    std::uint8_t size;
  };
  std::string text_;
  std::vector<Entry> entries_;
};

}  // namespace plumbline::bench
