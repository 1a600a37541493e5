// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/chart.h: small pictures drawn by the server, as SVG inside a page.
#pragma once

#include <span>
#include <string_view>

#include "server/pages/markup.h"
#include "server/search/catalog.h"

namespace plumbline {

// A bar for each year of the collection, with its number, so that the pictures of two topics can be
// compared. Positions are percentages: the picture is as wide as its column while the letters keep
// their size. Empty for fewer than two talks. `subject` is for those who cannot see it.
Html talks_by_year(const Catalog& catalog, std::span<const DocumentId> talks,
                   std::string_view subject);

}  // namespace plumbline
