// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/telling_stems.h"

#include <cmath>

#include "schema/counts.h"
#include "schema/sql.h"

namespace plumbline {

TellingStems read_telling_stems(const StemStatistics& statistics, Database& db,
                                DocumentId document) {
  TellingStems telling;
  const double damping = statistics.damping_of(document);
  double squares = 0;
  Statement& row = db.cached(sql::k_find_document_stems);
  row.bind(":document", std::int64_t{document});
  if (row.step()) {
    each_count(row.bytes(0), [&](StemId id, std::uint32_t count) {
      if (id >= statistics.size()) return;  // a damaged row
      const double weight = statistics.idf(id) * StemStatistics::saturated_by(damping, count);
      squares += weight * weight;
      ++telling.of_all;
      if (statistics.telling(id)) telling.stems.push_back({id, count});
    });
  }
  row.reset();
  telling.stems.shrink_to_fit();
  telling.length = std::sqrt(squares);
  return telling;
}

}  // namespace plumbline
