// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/passage_identifiers.h: the identifiers of one passage. It is read twice: what its HTML marks as code,
// which the indexer's own renderer made, and its plain text, where shapes tell.
#pragma once

#include <vector>

#include "schema/database.h"
#include "schema/text/identifier.h"

namespace plumbline {

// Each occurrence once, candidates too, of the current row of queries/list_marked_passages.sql.
std::vector<Identifier> identifiers_of_passage(const Statement& row);

}  // namespace plumbline
