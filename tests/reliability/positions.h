// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/reliability/positions.h: which of many allocations are to fail.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "tests/reliability/served.h"

namespace plumbline {

// A setting of the environment that lets allocations fail.
inline std::string preload() { return "LD_PRELOAD=" + program("libfailing_allocations.so"); }

// About `count` numbers from 1 to `last`: every one at first, then ever rarer ones.
inline std::vector<int> positions(int last, int count) {
  std::vector<int> out;
  const double factor = std::exp(std::log(last) / count);
  for (double at = 1; at <= last; at = std::max(at + 1, at * factor))
    out.push_back(static_cast<int>(at));
  return out;
}

// The numbers 1 to `last` in steps of the same size.
inline std::vector<int> even_positions(int last, int step) {
  std::vector<int> out;
  for (int at = 1; at <= last; at += step) out.push_back(at);
  return out;
}

}  // namespace plumbline
