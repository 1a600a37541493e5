// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/nearest.h: which known word a reader meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// How many letters to insert, remove, replace or swap with their neighbour (optimal string
// alignment). Counts bytes, since the words are parameters and slugs.
std::size_t edit_distance(std::string_view a, std::string_view b);

// Those of `known` that are within a third of the word's length (at least 2) of it or contain it,
// nearest first, then in their order; at most `limit`.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& known,
                                 std::size_t limit);

}  // namespace plumbline
