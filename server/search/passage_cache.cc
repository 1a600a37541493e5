// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/passage_cache.h"

#include <utility>

#include "schema/sql.h"

namespace plumbline {
namespace {

std::optional<CutPassage> read(Database& db, Tokenizer& tokenizer, std::int64_t id) {
  Statement& row = db.cached(sql::k_find_passage);
  row.bind(":id", id);
  if (!row.step()) return std::nullopt;
  CutPassage passage;
  passage.part = row.text(0);
  passage.anchor = row.text(1);
  if (!row.is_null(2)) passage.page = static_cast<int>(row.integer(2));
  if (!row.is_null(3)) passage.seconds = static_cast<int>(row.integer(3));
  int column = 4;
  for (CutText CutPassage::*text : {&CutPassage::title, &CutPassage::names, &CutPassage::topics,
                                    &CutPassage::heading, &CutPassage::body})
    passage.*text = CutText(row.text(column++), tokenizer);
  row.reset();
  return passage;
}

}  // namespace

std::size_t kept_bytes(const CutPassage& passage) {
  return passage.part.size() + passage.anchor.size() + passage.title.bytes() +
         passage.names.bytes() + passage.topics.bytes() + passage.heading.bytes() +
         passage.body.bytes();
}

std::shared_ptr<const CutPassage> PassageCache::find(Database& db, Tokenizer& tokenizer,
                                                     std::int64_t id) {
  if (auto known = kept_.find(id)) return known;
  auto passage = read(db, tokenizer, id);
  return passage ? kept_.keep(id, std::move(*passage)) : nullptr;
}

}  // namespace plumbline
