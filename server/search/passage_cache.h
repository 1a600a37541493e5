// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/passage_cache.h: passages as a page of hits needs them, read and cut into words once. Of a small
// collection all of them come to stay here; of a large one those that were asked for last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "schema/database.h"
#include "server/search/cut_text.h"

namespace plumbline {

struct CutPassage {
  std::string part, anchor;
  std::optional<int> page, seconds;
  CutText title, names, topics;  // of the first passage of a document; else empty
  CutText heading, body;

  std::size_t bytes() const;  // of memory
};

// Threads may use it at the same time.
class PassageCache {
 public:
  explicit PassageCache(std::size_t max_bytes = 16 << 20) : max_bytes_(max_bytes) {}

  // Of the publication that `db` reads, which is always the same; null where it has no such passage.
  std::shared_ptr<const CutPassage> find(Database& db, Tokenizer& tokenizer, std::int64_t id);

  std::size_t bytes() const;

 private:
  struct Entry {
    std::int64_t id;
    std::shared_ptr<const CutPassage> passage;
    std::size_t bytes;
  };
  std::shared_ptr<const CutPassage> look_up(std::int64_t id);
  void keep(Entry entry);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;  // guards what follows; held for moments
  std::list<Entry> entries_;  // the last one used is the first one
  std::unordered_map<std::int64_t, std::list<Entry>::iterator> by_id_;
  std::size_t bytes_ = 0;
};

}  // namespace plumbline
