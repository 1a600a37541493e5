// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/counts.h"

#include <bit>

namespace plumbline {
namespace {

// With which the distances take the fewest bits, nearly: the power of two at seven tenths of their mean.
unsigned parameter_for(const std::vector<Count>& counts) {
  const std::uint64_t mean = (std::uint64_t{counts.back().id} + 1) / counts.size();
  const std::uint64_t most = mean * 11 / 16;
  return most == 0 ? 0 : static_cast<unsigned>(std::bit_width(most)) - 1;
}

std::uint32_t rank_of(std::uint32_t count) {
  for (std::uint32_t rank = 1; rank < kCountsByRank.size(); ++rank) {
    if (kCountsByRank[rank] == count) return rank;
  }
  return count;
}
}  // namespace

std::string pack_counts(const std::vector<Count>& counts) {
  std::string bytes;
  if (counts.empty()) return bytes;
  const unsigned k = parameter_for(counts);
  const std::size_t size = counts.size() < 7 ? counts.size() : 7;
  bytes += static_cast<char>((size << 5) | k);
  if (size == 7) append_varint(&bytes, static_cast<std::uint32_t>(counts.size() - 7));
  std::vector<std::uint32_t> distances, ranks;
  for (std::uint32_t next = 0; const Count& entry : counts) {
    distances.push_back(entry.id - next);
    ranks.push_back(rank_of(entry.count));
    next = entry.id + 1;
  }
  const auto length_of = [](std::uint32_t rank) {
    return static_cast<unsigned>(std::bit_width(rank)) - 1;
  };
  bits::Writer writer(&bytes);
  for (const std::uint32_t distance : distances)
    writer.put(distance & ((std::uint64_t{1} << k) - 1), k);
  for (const std::uint32_t distance : distances) writer.zeros(distance >> k);
  for (const std::uint32_t rank : ranks) writer.zeros(length_of(rank));
  for (const std::uint32_t rank : ranks)
    writer.put(rank - (std::uint64_t{1} << length_of(rank)), length_of(rank));
  writer.finish();
  return bytes;
}

void unpack_counts(std::string_view bytes, std::vector<Count>* out) {
  out->clear();
  each_count(bytes, [&](std::uint32_t id, std::uint32_t count) { out->push_back({id, count}); });
}

}  // namespace plumbline
