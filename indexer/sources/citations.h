// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/citations.h: addresses that stand in a text without any markup, as people write them in
// mail:
//
//     We described it last year [1].
//
//     [1] https://lore.kernel.org/r/20240101.1-a@example.org
#pragma once

#include <vector>

#include "indexer/source.h"

namespace plumbline {

// Makes links of the addresses that stand bare, and of each "[1]" whose footnote has an address, in
// whichever section it stands. Not within code and links.
void link_citations(std::vector<Section>* sections);

}  // namespace plumbline
