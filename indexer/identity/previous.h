// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/identity/previous.h: what the publication before knew, as far as the next one must.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source.h"

namespace plumbline {

struct PreviousPublication {
  std::vector<Source> programme_talks;  // that have a key
  std::vector<Source> programme_parts;  // of those talks, out of the same files: minutes
  std::map<std::string, int> talks_of;  // by event: how many that were not withdrawn
  std::string flaw;                     // why nothing is known though there is a database; else ""
};

// "pentabarf:fosdem-2025" of "pentabarf:fosdem-2025:<guid>": the programme that a key is of.
std::string programme_of(std::string_view key);

// Of the database at `path`, also one of another format as long as the columns are there that this needs. Where
// there is none, it knew nothing; where it cannot be read, `flaw` says so.
PreviousPublication read_previous(const std::string& path);

// Talks that were in a programme before, and are no longer in the new one of the same event, become
// withdrawn: where the corpus still tells of them they are marked, else they are kept as they were.
// Those whose programme is no longer given at all go with it; those that have a new key and the same
// title now are still there. `corpus` is sorted before and after.
void keep_withdrawn(const PreviousPublication& previous, Corpus* corpus);

// "fosdem-2025 had 1105 talks and would have 12", one for each event with less than half of what it had
// before; events of a few talks do not count.
std::vector<std::string> shrunken_events(const PreviousPublication& previous, const Corpus& corpus);

}  // namespace plumbline
