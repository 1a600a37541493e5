// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/lookup_json.h: what is a thing, and what refers to it.
#pragma once

#include <string>

#include "schema/database.h"
#include "server/http/message.h"
#include "server/pages/html.h"
#include "server/search/lookup.h"

namespace plumbline {

struct LookupAnswer {
  LookupPage page;
  int limit = 0;
  Parameters parameters;  // as they were asked
};

// Absolute address of the next or the previous page, or "".
std::string next_address(const PageContext& context, const LookupAnswer& answer);
std::string previous_address(const PageContext& context, const LookupAnswer& answer);

// {thing, total, limit, generation, next, prev, results, is, cited_by}. Results are rows with their
// relation, and for a citation its place; `is` and `cited_by` are the same documents in brief, told
// apart.
std::string lookup_json(const PageContext& context, Database& db, const LookupAnswer& answer);

}  // namespace plumbline
