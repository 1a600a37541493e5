// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/counts.h: a row of a sparse matrix as bytes: ids in rising order with a count each, in about twelve bits
// where varints would take nineteen.
//
// The first byte has the number of entries (three bits, the highest; 7 says that those above 7 follow as a varint) and
// k (five bits). Behind it, bit by bit from the lowest of each byte, stands of each entry
//
//     how many ids are left out before it, by Golomb's code with the parameter 2^k (Rice): all but the lowest k bits
//       as so many zeros and a one, then those
//     the rank of its count by Elias' code gamma: so many zeros as there are bits behind the highest, which is a one,
//       then those. Ranks are counts, but the small ones are numbered by how often they are met.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/varint.h"

namespace plumbline {

struct Count {
  std::uint32_t id;     // rising
  std::uint32_t count;  // not 0
};

// "" of nothing.
std::string pack_counts(const std::vector<Count>& counts);

// The count of a rank: counts are in quarters of a word (schema/passage_terms.h), mostly those of slides.
inline constexpr std::array<std::uint32_t, 16> kCountsByRank = {0, 3, 1,  6, 4,  2,  9,  12,
                                                                7, 5, 15, 8, 10, 11, 13, 14};

// Reads bits from the lowest of each byte. Behind the end there are zeros.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return at_ >= 8 * bytes_.size(); }
  // How many zeros stand before the next one, and moves behind that one.
  std::uint64_t zeros() {
    std::uint64_t count = 0;
    for (std::uint64_t word; (word = peek()) == 0 && !at_end(); at_ += kPeeked) count += kPeeked;
    const auto more = static_cast<std::uint64_t>(std::countr_zero(peek()));
    at_ += more + 1;
    return count + more;
  }
  std::uint64_t bits(unsigned count) {  // at most kPeeked
    const std::uint64_t value = peek() & ((std::uint64_t{1} << count) - 1);
    at_ += count;
    return value;
  }

 private:
  static constexpr unsigned kPeeked = 56;

  std::uint64_t peek() const {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t word = 0;
    const std::size_t byte = at_ / 8;
    if (byte + sizeof word <= bytes_.size()) {
      std::memcpy(&word, bytes_.data() + byte, sizeof word);
    } else if (byte < bytes_.size()) {
      std::memcpy(&word, bytes_.data() + byte, bytes_.size() - byte);
    }
    return (word >> (at_ % 8)) & ((std::uint64_t{1} << kPeeked) - 1);
  }

  std::string_view bytes_;
  std::size_t at_ = 0;  // in bits
};

// Calls visit(id, count) for each. Damaged bytes give what can be read of them, be it nonsense.
template <class Visit>
void each_count(std::string_view bytes, Visit visit) {
  if (bytes.empty()) return;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const unsigned k = first & 31;
  std::size_t at = 1;
  std::uint64_t left = first >> 5;
  if (left == 7) left += next_varint(bytes, &at);
  BitReader reader(bytes.substr(at));
  for (std::uint32_t next = 0; left > 0 && !reader.at_end(); --left) {
    const std::uint64_t high = reader.zeros() << k;
    const std::uint32_t id = next + static_cast<std::uint32_t>(high | reader.bits(k));
    const auto size = static_cast<unsigned>(reader.zeros());
    if (size > 31) return;
    const auto rank = static_cast<std::uint32_t>((std::uint64_t{1} << size) | reader.bits(size));
    visit(id, rank < kCountsByRank.size() ? kCountsByRank[rank] : rank);
    next = id + 1;
  }
}

// Puts what pack_counts() was given into `out`, which keeps its memory. Damaged bytes give what can be read
// of them.
void unpack_counts(std::string_view bytes, std::vector<Count>* out);

}  // namespace plumbline
