// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/pictures/write.h"

#include <algorithm>

#include "schema/sql.h"

namespace plumbline {
namespace {

struct MissingPicture {
  std::int64_t id;
  std::string deck;
  int page;
};

std::vector<MissingPicture> missing_pictures(Database& db) {
  std::vector<MissingPicture> missing;
  std::set<std::int64_t> seen;
  Statement& rows = db.cached(sql::k_list_missing_pictures);
  while (rows.step()) {
    if (seen.insert(rows.integer(0)).second)
      missing.push_back({rows.integer(0), rows.text(1), static_cast<int>(rows.integer(2))});
  }
  return missing;
}

std::string bytes_of(const MissingPicture& missing, PictureStore* store) {
  const KeptDeck* deck = store ? store->find(missing.deck) : nullptr;
  if (!deck) throw Error("the pictures of a deck have vanished meanwhile; run it again");
  const auto kept = std::find_if(deck->pictures.begin(), deck->pictures.end(),
                                 [&](const auto& one) { return one.page == missing.page; });
  if (kept == deck->pictures.end())
    throw Error("the pictures of a deck have changed meanwhile; run it again");
  return store->read(missing.deck, *kept);
}

}  // namespace

void write_pictures(PictureStore* store, Database& db) {
  db.cached(sql::k_delete_lost_pictures).run();
  for (const MissingPicture& missing : missing_pictures(db)) {
    db.cached(sql::k_insert_picture)
        .bind(":id", missing.id)
        .bind_bytes(":webp", bytes_of(missing, store))
        .run();
  }
}

}  // namespace plumbline
