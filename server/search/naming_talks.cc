// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/naming_talks.h"

#include "schema/mentions.h"
#include "server/search/catalog.h"

namespace plumbline {

NamingTalks::NamingTalks(const Catalog& catalog)
    : catalog_(catalog), counts_(static_cast<std::size_t>(catalog.max_id()) + 1) {}

std::int64_t NamingTalks::untagged(Database& db, DocumentId topic) const {
  if (topic < 0 || static_cast<std::size_t>(topic) >= counts_.size()) return 0;
  std::atomic<std::int32_t>& known = counts_[static_cast<std::size_t>(topic)];
  if (const std::int32_t one_more = known.load(std::memory_order_relaxed)) return one_more - 1;
  const std::int64_t talks = count(db, topic);
  known.store(static_cast<std::int32_t>(talks + 1), std::memory_order_relaxed);
  return talks;
}

std::int64_t NamingTalks::all(Database& db, DocumentId topic) const {
  return untagged(db, topic) + static_cast<std::int64_t>(catalog_[topic].talks.size());
}

std::int64_t NamingTalks::count(Database& db, DocumentId topic) const {
  std::int64_t talks = 0;
  each_mention(db, topic, [&](std::int64_t source) {
    const Standing& standing = catalog_.standing(static_cast<DocumentId>(source));
    const bool is_talk = standing.exists && standing.kind == Kind::kTalk;
    if (is_talk && !contains(catalog_.topics_of(standing), topic)) ++talks;
  });
  return talks;
}

}  // namespace plumbline
