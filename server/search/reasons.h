// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/reasons.h: why a talk is related to a subject, in words that are true of both.
#pragma once

#include "server/search/related.h"
#include "server/search/shared.h"

namespace plumbline {

// Fills because and notes.
void tell_reasons(const Catalog& catalog, Database& db, const Subject& subject,
                  const Shared& shared, RelatedTalk* talk);

}  // namespace plumbline
