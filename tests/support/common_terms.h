// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/common_terms.h: small corpora with postings of our own, as only large ones have them.
#pragma once

#include "schema/sql.h"
#include "schema/term_postings.h"

namespace plumbline {

// Takes each term of a finished corpus for common that is in so many passages; and for frequent, that is in so many
// more.
inline void make_terms_common(Database& db, std::int64_t passages,
                              std::int64_t frequent = 1 << 20) {
  TermPostings postings;
  PassageTerms terms;
  Statement rows = db.prepare(sql::k_list_passages);
  while (rows.step()) {
    const PassageText text(rows);
    terms.read(text);
    postings.read(text.id, terms);
  }
  postings.finish(terms.table(), {passages, frequent, frequent});
  postings.write(terms.table(), db);
}

}  // namespace plumbline
