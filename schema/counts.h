// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/counts.h: a row of a sparse matrix as bytes: ids in rising order, each as its distance from the
// one before, with a count; both as varints (schema/text/varint.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/varint.h"

namespace plumbline {

struct Count {
  std::uint32_t id;     // rising
  std::uint32_t count;  // not 0
};

std::string pack_counts(const std::vector<Count>& counts);

// Calls visit(id, count) for each. Damaged bytes give what can be read of them.
template <class Visit>
void each_count(std::string_view bytes, Visit visit) {
  std::size_t at = 0;
  const auto next = [&]() -> std::uint32_t {  // nearly all are small
    if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
      return static_cast<unsigned char>(bytes[at++]);
    return next_varint(bytes, &at);
  };
  for (std::uint32_t id = 0; at < bytes.size();) {
    id += next();
    visit(id, next());
  }
}

// Puts what pack_counts() was given into `out`, which keeps its memory. Damaged bytes give what can be read
// of them.
void unpack_counts(std::string_view bytes, std::vector<Count>* out);

}  // namespace plumbline
