// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/standing.h: where a topic stands, told from its talks.
#pragma once

#include <span>
#include <string>

#include "server/search/statements.h"

namespace plumbline {

// "Discussed since 2022, last at LPC 2026 in October 2026; 1 decided, 5 open": what its talks state is
// counted. "" for a topic without talks.
std::string standing_of(const Catalog& catalog, const Document& topic,
                        std::span<const StatementLine> outcome);

// What to go on with after the talk to start with: the newest other one that has notes, slides or a recording
// and the topic as one of its main ones; where none is both, the newest. 0 where there is no other.
DocumentId next_talk(const Catalog& catalog, const Document& topic);

}  // namespace plumbline
