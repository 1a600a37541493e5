// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/ligatures.h: ligatures that lost their place on a page.
#pragma once

#include <vector>

#include "indexer/sources/slide_layout.h"

namespace plumbline {

// Keynote writes "Profiles" as "Pro" and "les" with the letters "fi" told for a drawing between them, which readers of PDF
// find somewhere else, without any height. They go back into the gaps that they left, wider than blanks: on a page where
// all are alike, and else where one makes a word that another page has. What remains goes away.
void put_back_ligatures(std::vector<PlacedPage>* pages);

}  // namespace plumbline
