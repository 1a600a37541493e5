// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/writer.h: rows to SQLite.
#pragma once

#include "indexer/link/knowledge.h"
#include "schema/database.h"

namespace plumbline {

// Fills the tables and the full-text index of a new database in one transaction, and seals it with
// the fingerprint of all that was written. Throws DatabaseError, for instance where the disk is
// full.
void write_knowledge(const Knowledge& knowledge, Database& db);

}  // namespace plumbline
