// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/identifier_places.h"

#include "schema/rice_postings.h"
#include "schema/sql.h"

namespace plumbline {

void write_identifier_places(Database& db, std::int64_t identifier,
                             const IdentifierPlaces& places) {
  db.cached(sql::k_delete_identifier_places).bind(":identifier", identifier).run();
  for (const auto& [spelling, passages] : places) {
    PostingsPacker packer;
    for (const auto& [passage, count] : passages) packer.add(passage, 2 * count);
    if (passages.empty()) continue;
    db.cached(sql::k_insert_identifier_place)
        .bind(":identifier", identifier)
        .bind(":spelling", spelling)
        .bind_bytes(":passages", rice_postings(PostingsReader(packer.bytes())))
        .run();
  }
}

IdentifierPlaces read_identifier_places(Database& db, std::int64_t identifier) {
  IdentifierPlaces places;
  Statement& rows = db.cached(sql::k_list_identifier_places).bind(":identifier", identifier);
  while (rows.step()) {
    auto& passages = places[rows.text(0)];
    RiceReader reader(rows.bytes(1));
    while (reader.next()) passages[reader.passage()] = reader.halves() / 2;
  }
  return places;
}

}  // namespace plumbline
