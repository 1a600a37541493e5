// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/naming_talks.h: how many talks are about a topic by their tags or their words. Counted when it is
// first asked for, by whichever thread, and remembered as long as the publication is: of related talks, each with
// its topics, the same are asked for again and again.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "schema/database.h"
#include "server/search/document_id.h"

namespace plumbline {

class Catalog;

class NamingTalks {
 public:
  // Keeps a reference to the catalog, which has its documents by then.
  explicit NamingTalks(const Catalog& catalog);

  // Talks whose text names the topic and that are not tagged with it, withdrawn ones among them.
  std::int64_t untagged(Database& db, DocumentId topic) const;
  // These and the tagged ones.
  std::int64_t all(Database& db, DocumentId topic) const;

 private:
  std::int64_t count(Database& db, DocumentId topic) const;

  const Catalog& catalog_;
  mutable std::vector<std::atomic<std::int32_t>>
      counts_;  // by document: one more, or 0 where it is not known
};

}  // namespace plumbline
