// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/passage_cache.h"

#include <utility>

#include "schema/sql.h"

namespace plumbline {
namespace {

constexpr std::size_t kEntryBytes = 128;  // what a list, an index and a shared pointer need beside

std::shared_ptr<const CutPassage> read(Database& db, Tokenizer& tokenizer, std::int64_t id) {
  Statement& row = db.cached(sql::k_find_passage);
  row.bind(":id", id);
  if (!row.step()) return nullptr;
  auto passage = std::make_shared<CutPassage>();
  passage->part = row.text(0);
  passage->anchor = row.text(1);
  if (!row.is_null(2)) passage->page = static_cast<int>(row.integer(2));
  if (!row.is_null(3)) passage->seconds = static_cast<int>(row.integer(3));
  int column = 4;
  for (CutText CutPassage::*text : {&CutPassage::title, &CutPassage::names, &CutPassage::topics,
                                    &CutPassage::heading, &CutPassage::body})
    (*passage).*text = CutText(row.text(column++), tokenizer);
  row.reset();
  return passage;
}

}  // namespace

std::size_t CutPassage::bytes() const {
  return sizeof *this + part.size() + anchor.size() + title.bytes() + names.bytes() +
         topics.bytes() + heading.bytes() + body.bytes();
}

std::shared_ptr<const CutPassage> PassageCache::find(Database& db, Tokenizer& tokenizer,
                                                     std::int64_t id) {
  if (auto known = look_up(id)) return known;
  auto passage = read(db, tokenizer, id);
  if (passage) keep({id, passage, passage->bytes() + kEntryBytes});
  return passage;
}

std::shared_ptr<const CutPassage> PassageCache::look_up(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->passage;
}

// Another thread may have read the same one meanwhile.
void PassageCache::keep(Entry entry) {
  const std::lock_guard lock(mutex_);
  if (by_id_.contains(entry.id)) return;
  bytes_ += entry.bytes;
  entries_.push_front(std::move(entry));
  by_id_.emplace(entries_.front().id, entries_.begin());
  while (bytes_ > max_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_id_.erase(entries_.back().id);
    entries_.pop_back();
  }
}

std::size_t PassageCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace plumbline
