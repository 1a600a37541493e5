// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/packed_postings.h: the passages that have a term, with how often, in little more than a byte each: what
// FTS5 spends a tenth of a microsecond on for each passage is read here in a few nanoseconds.
//
// An entry is a passage, in rising order. It is one number as a varint of seven bits a byte, the lowest first
// (LEB128), with further ones behind it where something does not fit:
//
//     distance * 8 + frequency * 2 + is_new
//     is_new 0: another passage of the document before; distance is how many are left out in between
//            1: of another document; distance is how many of them are left out, times 64, and the number of the passage
//               in its document; where that is 63 or more, 63, and what it has above that follows
//     frequency 0, 1, 2: once, twice, three times in the text; 3: in halves (kHalves), which follow
//
// Passages of one document stand side by side, so most entries have one byte, the first of a document two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/format.h"

namespace plumbline {

// Occurrences are counted in halves, since a heading has a weight of two and a half.
inline constexpr double kHalves = 2;

// Of the passage that is the first of a document in a list; few documents have so many that it is larger.
inline constexpr int kNumberBits = 6;
inline constexpr std::uint64_t kLargeNumber = (1 << kNumberBits) - 1;

class PostingsPacker {
 public:
  // What follows comes behind this document.
  explicit PostingsPacker(std::int64_t document = 0) : document_(document) {}

  // `passage` behind the one before it, `halves` not 0.
  void add(std::int64_t passage, std::uint32_t halves);
  const std::string& bytes() const { return bytes_; }
  std::size_t entries() const { return entries_; }

 private:
  void append(std::uint64_t value);

  std::string bytes_;
  std::size_t entries_ = 0;
  std::int64_t document_, number_ = 0;
};

// Reads what a packer of the same `document` has made, entry by entry; the bytes must live as long. Inline, since
// it is the innermost loop of a search. Damaged bytes give what can be read of them, be it nonsense.
class PostingsReader {
 public:
  PostingsReader() = default;
  explicit PostingsReader(std::string_view bytes, std::int64_t document = 0)
      : at_(bytes.data()),
        end_(bytes.data() + bytes.size()),
        document_(static_cast<std::uint64_t>(document)) {}

  // To the first entry, to the next one; false behind the last.
  bool next() {
    if (at_ == end_) return false;
    const std::uint64_t entry = number();
    const std::uint64_t distance = entry >> 3;
    if (entry & 1) {
      document_ += (distance >> kNumberBits) + 1;
      passage_ = distance & kLargeNumber;
      if (passage_ == kLargeNumber) passage_ += number();
    } else {
      passage_ += distance + 1;
    }
    const auto code = static_cast<std::uint32_t>(entry >> 1) & 3;
    halves_ = code < 3 ? 2 * code + 2 : static_cast<std::uint32_t>(number());
    return true;
  }

  std::int64_t document() const { return static_cast<std::int64_t>(document_); }
  std::int64_t passage() const {
    return static_cast<std::int64_t>((document_ << kPassageBits) + passage_);
  }
  std::uint32_t halves() const { return halves_; }
  // Behind the entry.
  std::size_t bytes_left() const { return static_cast<std::size_t>(end_ - at_); }

 private:
  std::uint64_t number() {
    if (at_ == end_) return 0;
    std::uint64_t value = static_cast<unsigned char>(*at_++);
    if (value < 0x80) return value;
    value &= 0x7F;
    for (unsigned shift = 7; at_ != end_; shift += 7) {
      const std::uint64_t byte = static_cast<unsigned char>(*at_++);
      if (shift < 64) value |= (byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint64_t document_ = 0, passage_ = 0;  // the number of the passage in its document
  std::uint32_t halves_ = 0;
};

}  // namespace plumbline
