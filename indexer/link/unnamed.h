// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/unnamed.h: names that many talks mention and that have no page: what may want one.
#pragma once

#include <vector>

#include "indexer/link/knowledge.h"

namespace plumbline {

// In how many talks a name must stand.
inline constexpr std::size_t kUnnamedTalks = 5;
inline constexpr std::size_t kMostUnnamed = 2000;  // those in most talks; nobody reads on

// A name is what looks like one: a word with capitals or an underscore inside ("DebugFS", "VFIO",
// "seq_file", "arm64"), or words with a capital at their beginning and none of them at the beginning of a sentence
// ("Compiler Explorer"), unless the texts have the same word in small letters just as well. It has no page
// where no title and no alias of a topic, a person or an event has its key; parts of people's names and of
// events' names and places are left out. In German, where every noun has a capital, only looks count. Of talks the abstract, the notes, the slides and the transcript are
// read. Those in most talks come first. No two have the same name.
std::vector<UnnamedRecord> find_unnamed(const Knowledge& knowledge);

}  // namespace plumbline
