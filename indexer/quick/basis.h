// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/quick/basis.h: what must be known of a publication to change a few rows of it: hashes by which the
// next run sees which documents changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/link/roster.h"
#include "indexer/source.h"
#include "indexer/writer.h"

namespace plumbline {

struct Basis {
  // Of all that a text is linked by: which documents there are and under which ids, how topics and people are
  // called. Where it differs, any page may.
  std::uint64_t names = 0;
  std::vector<std::uint64_t> sources;  // by id: of all that a document was read from, 0 of a person
  ContentHashes hashes;                // of the rows that were written
};

// Without the hashes of rows. `roster` is that of the corpus.
Basis basis_of(const Roster& roster);

std::string to_bytes(const Basis& basis);
// Nothing where that is damaged.
std::optional<Basis> basis_in(std::string_view bytes);

}  // namespace plumbline
