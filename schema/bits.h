// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/bits.h: numbers of a few bits each, one behind the other, from the lowest bit of each byte.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace plumbline::bits {
static_assert(std::endian::native == std::endian::little);

// 64 of them from a byte on; behind the end there are zeros.
inline std::uint64_t word_at(std::string_view bytes, std::size_t byte) {
  std::uint64_t word = 0;
  if (byte + sizeof word <= bytes.size()) {
    std::memcpy(&word, bytes.data() + byte, sizeof word);
  } else if (byte < bytes.size()) {
    std::memcpy(&word, bytes.data() + byte, bytes.size() - byte);
  }
  return word;
}

// The lowest so many, at most 63.
inline std::uint64_t lowest(std::uint64_t word, unsigned count) {
  return word & ((std::uint64_t{1} << count) - 1);
}

// At most 57 of them.
inline std::uint64_t at(std::string_view bytes, std::size_t at, unsigned count) {
  return lowest(word_at(bytes, at / 8) >> (at % 8), count);
}

// Where it goes on behind so many ones; behind the end where there are fewer.
inline std::size_t behind_ones(std::string_view bytes, std::size_t at, std::size_t ones) {
  std::uint64_t word = word_at(bytes, at / 8) & (~std::uint64_t{0} << (at % 8));
  std::size_t begin = at / 8 * 8;
  for (std::size_t found; (found = static_cast<std::size_t>(std::popcount(word))) < ones;
       ones -= found) {
    begin += 64;
    if (begin >= 8 * bytes.size()) return 8 * bytes.size() + 1;
    word = word_at(bytes, begin / 8);
  }
  for (; ones > 1; --ones) word &= word - 1;
  return ones == 0 ? at : begin + static_cast<std::size_t>(std::countr_zero(word)) + 1;
}

// How many zeros stand before each one. Asked for more ones than there are it gives anything.
class ZeroCounts {
 public:
  ZeroCounts() = default;
  ZeroCounts(std::string_view bytes, std::size_t at)
      : bytes_(bytes),
        begin_(at / 8 * 8),
        next_(at),
        word_(word_at(bytes, at / 8) & (~std::uint64_t{0} << (at % 8))) {}

  // Whether there is another one.
  bool has_next() {
    while (word_ == 0 && begin_ < 8 * bytes_.size()) word_ = word_at(bytes_, (begin_ += 64) / 8);
    return word_ != 0;
  }
  std::size_t next() {
    has_next();
    const std::size_t one = begin_ + static_cast<std::size_t>(std::countr_zero(word_));
    word_ &= word_ - 1;
    const std::size_t zeros = one - next_;
    next_ = one + 1;
    return zeros;
  }

 private:
  std::string_view bytes_;
  std::size_t begin_ = 0, next_ = 0;
  std::uint64_t word_ = 0;
};

class Writer {
 public:
  explicit Writer(std::string* bytes) : bytes_(bytes) {}

  void zeros(std::uint64_t count) {  // and a one
    for (; count >= 32; count -= 32) put(0, 32);
    put(std::uint64_t{1} << count, static_cast<unsigned>(count) + 1);
  }
  void put(std::uint64_t value, unsigned count) {  // at most 33
    open_ |= value << used_;
    for (used_ += count; used_ >= 8; used_ -= 8, open_ >>= 8) *bytes_ += static_cast<char>(open_);
  }
  // Fills the last byte with zeros.
  void finish() {
    if (used_ > 0) *bytes_ += static_cast<char>(open_);
    open_ = 0;
    used_ = 0;
  }

 private:
  std::string* bytes_;
  std::uint64_t open_ = 0;  // of which the lowest used_ bits count
  unsigned used_ = 0;
};

}  // namespace plumbline::bits
