// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/impacts.h: what documents are worth for a term, in little more than a byte each. A term that a million
// passages have is ranked by reading one number for each document; those that may be among the best are then scored
// from their passages. Impacts in the sense of Anh and Moffat (2002), rounded up so that they are bounds.
//
// The worth of a document is that of its best passage and a little for the others (document_worth), without the
// rarity of the term, which is not known to the end before all passages are. It is between 0 and kMostWorth.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/varint.h"

namespace plumbline {

// FTS5's bm25 (server/search/passages.h): k1 and b.
inline constexpr double kTermSaturation = 1.2, kTermLength = 0.75;

// The k1 of a passage of so many words.
inline double term_damping(double length, double average) {
  return kTermSaturation * (1 - kTermLength + kTermLength * length / average);
}

// What a passage is worth that has a term so often and is so long.
inline double passage_worth(double weighted, double length, double average) {
  return weighted * (kTermSaturation + 1) / (weighted + term_damping(length, average));
}

// The passages behind the best one count a little: the more there are, the less each.
inline constexpr double kFurtherShare = 0.2, kFurtherLimit = 0.2;
inline double further_worth(double best, double others, double share, double limit) {
  const double little = share * others, most = limit * best;
  return little <= 0 ? 0 : little * most / (little + most);
}
inline double document_worth(double best, double sum) {
  return best + further_worth(best, sum - best, kFurtherShare, kFurtherLimit);
}
inline constexpr double kMostWorth = (kTermSaturation + 1) * (1 + kFurtherLimit);

struct Impact {
  std::uint32_t document;
  std::uint8_t steps;  // 1 to kMostSteps
};
inline constexpr std::uint32_t kMostSteps = 127;
inline constexpr double kWorthOfStep = kMostWorth / kMostSteps;
std::uint8_t steps_of(double worth);  // rounded up

// An entry is a byte: the steps, with the highest bit set where the document is not the next one. The distance
// from the one before follows then as a varint.
std::string pack_impacts(const std::vector<Impact>& impacts);

// Calls visit(document, steps) for each. Damaged bytes give what can be read of them.
template <class Visit>
void each_impact(std::string_view bytes, Visit visit) {
  std::uint32_t document = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto entry = static_cast<unsigned char>(bytes[at++]);
    document += entry & 0x80 ? next_varint(bytes, &at) : 1;
    visit(document, static_cast<std::uint8_t>(entry & 0x7F));
  }
}
std::vector<Impact> unpack_impacts(std::string_view bytes);

}  // namespace plumbline
