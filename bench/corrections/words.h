// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/corrections/words.h: a large vocabulary and misspelt words of it, the same for the same seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::bench {

using Words = std::vector<std::pair<std::string, std::int64_t>>;  // with numbers of passages

// The words of all text files below the directories, and made-up ones until there are `count`: their letters
// follow each other as in the real words, their frequencies follow Zipf's law. Sorted, each once.
Words make_words(const std::vector<std::string>& directories, std::size_t count,
                 std::mt19937* random);

// An index into words, frequent ones more often.
std::size_t draw(const Words& words, std::mt19937* random);

}  // namespace plumbline::bench
