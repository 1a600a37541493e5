// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/draw_decks.h: from the decks that were read to the pictures of their pages, each drawn once for each
// content.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "indexer/deadline.h"
#include "indexer/pictures/picture_store.h"
#include "indexer/sources/read.h"

namespace plumbline {

// Draws the PDF decks among these that the store does not have, two at a time, and adds to each reading what could not
// be drawn. `begin` is told how many there are to draw, `step` called for each, from any thread. The hashes of all
// these decks. Throws Error where they cannot be kept, or past the deadline.
std::set<std::string> draw_decks(std::vector<FileReading>* readings, PictureStore* store,
                                 const std::function<void(std::size_t)>& begin,
                                 const std::function<void()>& step, const Deadline& deadline);

}  // namespace plumbline
