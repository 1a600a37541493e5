// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/writer.h: records to rows, and rows to SQLite.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "indexer/link/knowledge.h"
#include "indexer/pictures/picture_store.h"
#include "indexer/row.h"
#include "schema/database.h"
#include "schema/mentions.h"

namespace plumbline {

// Where a row is from: the fields of the sources, or the text of a page (its passages, what they cite, and the
// links and statements that stand in them).
enum class Content { kFacts, kText };

// What a publication holds, as hashes by document. All of them together are its generation.
struct ContentHashes {
  RowHashes facts, text;
  std::string
      without_maps;  // why the maps of topics are left out, of which there is another generation; "" mostly

  RowHashes& of(Content content) { return content == Content::kFacts ? facts : text; }
  std::string generation() const;
};

// All rows that the generation is of, table by table. A row is valid until the next.
using TakeRow = std::function<void(const Row&, Content)>;
// `pictures` has those of decks (nullptr: there are none); a row has the hash of a picture, not its bytes.
void each_row(const Knowledge& knowledge, PictureStore* pictures, const TakeRow& take);

// Those links that are mentions, whose rows are packed.
std::vector<TopicMention> mentions_in(const std::vector<LinkRecord>& links);

// Fills the tables and the full-text index of a new database in one transaction, and seals it with
// the generation of all that was written. Throws DatabaseError, for instance where the disk is
// full, and as write_pictures() does. `knowledge` is let go of piece by piece.
// While it waits for the full-text index it asks whether it is unwanted by now, and throws an Error where it is, as the
// database does by Database::interrupt_when().
ContentHashes write_knowledge(
    Knowledge knowledge, Database& db, PictureStore* pictures = nullptr,
    const std::function<bool()>& unwanted = [] { return false; });

}  // namespace plumbline
