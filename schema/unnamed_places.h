// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/unnamed_places.h: where a name stands that has no page, as bytes of a row of table unnamed: for each talk,
// in rising order, its distance from the one before, the number of the passage in it, and how often it stands in the
// talk, as varints (schema/text/varint.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct UnnamedPlace {
  std::int64_t passage;  // the first of its talk
  std::int64_t count;    // in the whole talk
};

std::string pack_places(const std::vector<UnnamedPlace>& places);

// Damaged bytes give what can be read of them.
std::vector<UnnamedPlace> unpack_places(std::string_view bytes);

}  // namespace plumbline
