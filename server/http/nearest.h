// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/nearest.h: which known word a reader meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// Those of `known` that are within a third of the word's length (at least 2) of it (schema/text/edit_distance.h, which
// looks at the first 64 letters) or contain it, nearest first, then in their order; at most `limit`.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& known,
                                 std::size_t limit);

}  // namespace plumbline
