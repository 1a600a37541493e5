// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/slide_pictures.h: pages of decks as pictures, which the indexer drew.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/pages/pages.h"
#include "server/search/catalog.h"

namespace plumbline {

// Gives the slides of a talk their pictures. A page that has a picture and no text becomes a passage of its own.
void add_slide_pictures(Database& db, const Document& talk, std::vector<PartView>* parts);

// The bytes of a picture, as WebP. `deck` and `file` are the last parts of its address: "slides", or of the second
// deck "slides-2", and "7.webp". Nothing where there is none.
std::optional<std::string> find_slide_picture(Database& db, std::string_view talk,
                                              std::string_view deck, std::string_view file);

}  // namespace plumbline
