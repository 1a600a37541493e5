// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/naming_talks.h"

#include "schema/sql.h"

namespace plumbline {

std::int64_t NamingTalks::of(Database& db, DocumentId topic) const {
  if (topic < 0 || static_cast<std::size_t>(topic) >= counts_.size()) return 0;
  std::atomic<std::int32_t>& count = counts_[static_cast<std::size_t>(topic)];
  if (const std::int32_t known = count.load(std::memory_order_relaxed)) return known - 1;
  const std::int64_t talks =
      db.cached(sql::k_count_talks_naming).bind(":topic", std::int64_t{topic}).first_integer();
  count.store(static_cast<std::int32_t>(talks + 1), std::memory_order_relaxed);
  return talks;
}

}  // namespace plumbline
