// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/rice_postings.h: postings in three quarters of the bytes that packed_postings.h needs. They cannot be
// written entry by entry, and an entry takes twice as long to read, 7 ns; so this is for lists of which a search reads
// few: pairs of neighbours, and who names what.
//
// An entry is of another passage of the document before, or of another document. The distance from there (how many
// documents or passages are left out) is cut in two (Rice): its lowest k bits, and how often 2^k is in the rest,
// written as so many zeros and a one. Bytes are
//
//     the k of documents (5 bits), of passages of one document (4), the bits that the number of a document's first
//         passage here takes (4), and 3 bits of nothing
//     how many bytes follow of the next kind, as a varint
//     of each entry 1 where it is of another document, the k bits, and of another document the number of its passage
//     of each entry, as zeros and a one, the rest of its distance, and its frequency: once, twice, three times, ...;
//         kPlainFrequencies zeros: a number of halves (kHalves), which has n bits behind its highest: n zeros and a
//         one follow, and the n bits stand behind the entry's others
//
// What is of one kind stands together, so that a processor can find the one while it waits for the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/bits.h"
#include "schema/packed_postings.h"

namespace plumbline {

inline constexpr std::uint64_t kPlainFrequencies = 12;

// The entries that are left of a reader, to be read behind the same document; "" where there are none.
std::string rice_postings(PostingsReader entries, std::int64_t document = 0);

// As PostingsReader. Damaged bytes give what can be read of them, be it nonsense.
class RiceReader {
 public:
  RiceReader() = default;
  explicit RiceReader(std::string_view bytes, std::int64_t document = 0);

  // To the first entry, to the next one; false behind the last.
  bool next() {
    if (++here_ < count_) return true;
    here_ = 0;
    return fill();
  }

  std::int64_t document() const { return passage() >> kPassageBits; }
  std::int64_t passage() const { return entries_[here_].passage; }
  std::uint32_t halves() const { return entries_[here_].halves; }

 private:
  struct Entry {
    std::int64_t passage;
    std::uint32_t halves;
  };
  struct Kind {
    unsigned k, number_bits, shift;  // of its distance
    std::uint64_t forgotten;         // of the passage before
  };
  static constexpr std::size_t kEntries = 32;  // are read at a time, which is quicker

  bool fill();

  std::string_view lows_, ones_;
  std::size_t lows_at_ = 0, ones_at_ = 0;  // in bits
  Kind kinds_[2] = {};                     // of the same document, of another
  std::uint64_t passage_ = 0;
  std::size_t here_ = 0, count_ = 0;
  Entry entries_[kEntries];
};

}  // namespace plumbline
