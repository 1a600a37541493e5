// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text_index.h: everything that is made of the texts of all passages, in one pass over them: each is
// tokenized once.
#pragma once

#include "schema/database.h"

namespace plumbline {

// Fills passage_fts, term, and the tables of schema/stem_index.h, schema/term_postings.h and
// schema/identifier_index.h, which are empty, from table passage.
void build_text_index(Database& db);

// On the same connection: throws DatabaseError where passage_fts has more or fewer terms, passages of terms or places
// than were written.
void verify_text_index(Database& db);

}  // namespace plumbline
