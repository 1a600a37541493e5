// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/passage_cache.h: passages as a page of hits needs them, read and cut into words once. Of a small
// collection all of them come to stay here; of a large one those that were asked for last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "schema/database.h"
#include "server/search/cut_text.h"
#include "server/search/kept.h"

namespace plumbline {

struct CutPassage {
  std::string part, anchor;
  std::optional<int> page, seconds;
  CutText title, names, topics;  // of the first passage of a document; else empty
  CutText heading, body;
};

std::size_t kept_bytes(const CutPassage& passage);

// Threads may use it at the same time.
class PassageCache {
 public:
  explicit PassageCache(std::size_t max_bytes = 16 << 20) : kept_(max_bytes) {}

  // Of the publication that `db` reads, which is always the same; null where it has no such passage.
  std::shared_ptr<const CutPassage> find(Database& db, Tokenizer& tokenizer, std::int64_t id);

  std::size_t bytes() const { return kept_.bytes(); }

 private:
  Kept<std::int64_t, CutPassage> kept_;
};

}  // namespace plumbline
