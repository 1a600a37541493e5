// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/telling_stems.h: of a document's stems those that tell what it is about (StemStatistics::telling), all
// that feedback compares: half of its bag (bags.h), in a third of the memory.
#pragma once

#include <cstdint>
#include <vector>

#include "schema/database.h"
#include "server/search/kept.h"
#include "server/search/stems.h"

namespace plumbline {

struct TellingStems {
  struct Stem {
    StemId id;
    std::uint32_t count;  // in quarters
  };
  std::vector<Stem> stems;  // by id
  double length = 0;        // of the vector of all stems of the document, Bag::length
  std::size_t of_all = 0;   // how many those are
};

inline std::size_t kept_bytes(const TellingStems& document) { return kept_bytes(document.stems); }
using KeptTellingStems = Kept<DocumentId, TellingStems>;

// Empty for a document without words.
TellingStems read_telling_stems(const StemStatistics& statistics, Database& db,
                                DocumentId document);

}  // namespace plumbline
