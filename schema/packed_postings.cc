// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/packed_postings.h"

#include <algorithm>

namespace plumbline {

void PostingsPacker::append(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
  bytes_ += static_cast<char>(value);
}

void PostingsPacker::add(std::int64_t passage, std::uint32_t halves) {
  const std::int64_t document = passage >> kPassageBits, number = passage & (kMaxPassages - 1);
  const bool plain = halves == 2 || halves == 4 || halves == 6;
  const std::uint64_t frequency = plain ? halves / 2 - 1 : 3;
  if (document != document_) {
    const auto here = static_cast<std::uint64_t>(number), first = std::min(here, kLargeNumber);
    const auto before = static_cast<std::uint64_t>(document - document_ - 1);
    append(((before << kNumberBits) + first) * 8 + frequency * 2 + 1);
    if (first == kLargeNumber) append(here - first);
  } else {
    append(static_cast<std::uint64_t>(number - number_ - 1) * 8 + frequency * 2);
  }
  if (!plain) append(halves);
  ++entries_;
  document_ = document;
  number_ = number;
}

}  // namespace plumbline
