// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/quick/patch.h: from a finished database and a few documents that changed to another finished database.
#pragma once

#include <set>

#include "indexer/link/knowledge.h"
#include "indexer/writer.h"
#include "schema/database.h"
#include "schema/start_lists.h"

namespace plumbline {

struct Changes {
  std::set<RowId> facts;  // documents whose rows from fields change
  std::set<RowId> pages;  // documents that answer, whose text changes
  // Of which packed lists; those of facts stay where nothing but hashes of sources changes.
  ListsOf lists = ListsOf::kFactsAndTexts;
};

// Replaces the rows of those documents by those that `knowledge` has of them, brings all indexes and the maps of
// topics up to date and seals the database with `generation`, in one transaction. What all texts together tell
// of names without a page (the table `unnamed`) stays as it was. Throws DatabaseError, LayoutError where the maps
// change and cannot be laid out, and as write_pictures() does.
void patch(const Knowledge& knowledge, PictureStore* pictures, const Changes& changes,
           std::string_view generation, Database& db);

}  // namespace plumbline
