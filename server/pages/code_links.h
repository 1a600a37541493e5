// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/code_links.h: what stands as code in a text leads to where else it stands.
#pragma once

#include <vector>

#include "server/pages/pages.h"

namespace plumbline {

// Makes a link to /xref of each code span of a text that is, as a whole, an identifier of several passages:
// of its first in each passage, and of the first in a deck, so that a page of code is no page of links. What
// stands in a link, or in a block of code, stays as it is.
void link_identifiers(Database& db, std::vector<PassageView>* passages);

}  // namespace plumbline
