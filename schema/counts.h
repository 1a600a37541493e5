// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/counts.h: a row of a sparse matrix as bytes: ids in rising order with a count each, in about twelve bits
// where varints would take nineteen.
//
// The first byte has the number n of entries (three bits, the highest; 7 says that those above 7 follow as a varint) and
// k (five bits). Behind it, bit by bit from the lowest of each byte, stand
//
//     of each entry the lowest k bits of the distance: how many ids are left out before it
//     of each, the rest of that as so many zeros and a one (Golomb's code for 2^k, Rice)
//     of each, how many bits its rank has behind the highest, as so many zeros and a one
//     of each, those bits (with the line before Elias' code gamma)
//
// Ranks are counts, but the small ones are numbered by how often they are met. What is of one kind stands together since
// ones are found in a word of 64 bits much quicker than codes that begin where another ends.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/bits.h"
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

// Calls visit(id, count) for each. Damaged bytes give what can be read of them, be it nothing or nonsense.
template <class Visit>
void each_count(std::string_view bytes, Visit visit) {
  if (bytes.empty()) return;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const unsigned k = first & 31;
  std::size_t at = 1, entries = first >> 5;
  if (entries == 7) entries += next_varint(bytes, &at);
  bytes.remove_prefix(at);
  const std::size_t size = 8 * bytes.size(), high = entries * k;
  if (entries > size || high > size) return;
  const std::size_t sizes = bits::behind_ones(bytes, high, entries);
  std::size_t rest = sizes > size ? sizes : bits::behind_ones(bytes, sizes, entries);
  if (rest > size) return;
  bits::ZeroCounts distances(bytes, high), lengths(bytes, sizes);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::uint64_t distance =
        (std::uint64_t{distances.next()} << k) | bits::at(bytes, i * k, k);
    const auto length = static_cast<unsigned>(lengths.next()) & 31;
    const auto rank =
        static_cast<std::uint32_t>((std::uint64_t{1} << length) | bits::at(bytes, rest, length));
    rest += length;
    const std::uint32_t id = next + static_cast<std::uint32_t>(distance);
    visit(id, rank < kCountsByRank.size() ? kCountsByRank[rank] : rank);
    next = id + 1;
  }
}

// Puts what pack_counts() was given into `out`, which keeps its memory. Damaged bytes give what can be read
// of them.
void unpack_counts(std::string_view bytes, std::vector<Count>* out);

}  // namespace plumbline
