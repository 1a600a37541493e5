// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/impacts.h"

#include <cmath>

namespace plumbline {

std::uint8_t steps_of(double worth) {
  const double steps = std::ceil(worth / kWorthOfStep);
  return static_cast<std::uint8_t>(std::clamp(steps, 1.0, double{kMostSteps}));
}

std::string pack_impacts(const std::vector<Impact>& impacts) {
  std::string bytes;
  std::uint32_t last = 0;
  for (const Impact& impact : impacts) {
    const std::uint32_t gap = impact.document - last;
    bytes += static_cast<char>(impact.steps | (gap == 1 ? 0 : 0x80));
    if (gap != 1) append_varint(&bytes, gap);
    last = impact.document;
  }
  return bytes;
}

std::vector<Impact> unpack_impacts(std::string_view bytes) {
  std::vector<Impact> impacts;
  each_impact(bytes, [&](std::uint32_t document, std::uint8_t steps) {
    impacts.push_back({document, steps});
  });
  return impacts;
}

}  // namespace plumbline
