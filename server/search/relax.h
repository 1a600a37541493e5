// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/relax.h: a query without one of its words, for where nothing has all of them.
#pragma once

#include <string>
#include <vector>

#include "schema/text/tokenize.h"
#include "server/search/answers.h"
#include "server/search/catalog.h"
#include "server/search/query.h"

namespace plumbline {

struct Relaxed {
  std::string q;
  bool
      alike;  // q asks for the other nodes and for nothing else; false where leaving one out made a name of
              // words that it had kept apart, or made plain what was not
};

// Leaves out a child of query.root, with others that say the same. In the reader's own text where what is
// left of that can be read so, else spelled out as by understood(). "" where nothing is left.
Relaxed without(const Catalog& catalog, Tokenizer& tokenizer, const Query& query,
                const QueryNode& node);

// Which single word to drop so that something has all others: those that leave most, at most five.
std::vector<Relaxation> relaxations(Index& index, Tokenizer& tokenizer, const Answers& asked);

}  // namespace plumbline
