// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/stem_index.h: which documents have which stems, made from the passages of a finished database.
#pragma once

#include "schema/database.h"

namespace plumbline {

// Fills stem, stem_documents, document_stems and document_length, which are empty, from table passage.
// The same passages give the same rows.
void build_stem_index(Database& db);

}  // namespace plumbline
