// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/map/topic_map.h: the pictures of how topics hang together, laid out once a publication.
#pragma once

#include <string>

#include "indexer/map/layout_process.h"
#include "schema/database.h"

namespace plumbline {

// Fills map_place and map_edge from the topics and links that are in the database already, in place of
// what they held. The topics with the most talks are shown; two of them are joined where a talk is
// about both or an editor related them, and of many such pairs the strongest of each topic are drawn.
// The same topics and links give the same rows. "" where that was done; where `lay_out` throws a LayoutError, what it
// says, and there is no map.
std::string draw_topic_maps(Database& db, const LayOut& lay_out = lay_out_apart);

}  // namespace plumbline
