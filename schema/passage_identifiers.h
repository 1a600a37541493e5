// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_identifiers.h: the identifiers of one passage. It is read twice: what its markup says is
// code, and its plain text, where shapes tell.
#pragma once

#include <vector>

#include "schema/passage_text.h"
#include "schema/text/identifier.h"

namespace plumbline {

// Each occurrence in what readers see of it, once, candidates too.
std::vector<Identifier> identifiers_of_passage(const PassageText& passage);

}  // namespace plumbline
