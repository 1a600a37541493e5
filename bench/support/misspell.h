// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/support/misspell.h: words as fingers type them, the same for the same seed on every machine.
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace plumbline::bench {

// A number below `bound`, which must not be 0. (std::uniform_int_distribution differs between libraries.)
std::size_t below(std::size_t bound, std::mt19937* random);

// The word with so many slips: an exchange, a letter doubled, left out, put in, or taken for its neighbour on
// the keyboard or another vowel. Letters other than a to z are left as they are.
std::string misspelt(std::string word, int slips, std::mt19937* random);

}  // namespace plumbline::bench
