// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/naming_talks.h: how many talks are tagged with a topic or mention it. That takes milliseconds to
// count where they are tens of thousands, so it is counted when it is first asked for, by whichever thread,
// and remembered as long as the publication is.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "schema/database.h"
#include "server/search/document_id.h"

namespace plumbline {

class NamingTalks {
 public:
  explicit NamingTalks(DocumentId max_id) : counts_(static_cast<std::size_t>(max_id) + 1) {}

  std::int64_t of(Database& db, DocumentId topic) const;

 private:
  mutable std::vector<std::atomic<std::int32_t>>
      counts_;  // by document: one more, or 0 where it is not known
};

}  // namespace plumbline
