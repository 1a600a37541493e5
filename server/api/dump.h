// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/dump.h: the whole collection as NDJSON, one object a line: what the documents say, without
// what follows from others (backlinks, related talks, counts of topics), which their own addresses tell.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/database.h"
#include "server/pages/html.h"

namespace plumbline {

struct DumpPage {
  std::string lines;
  std::string next;  // the cursor of the page that follows, or ""
};

// Events, topics, people, talks, each by id; from behind the document that the cursor names, which need
// not be there any more. A page has at least one line and ends before `max_bytes` unless that line is
// longer; each line may take `line_ms` of database time, 0 for any. nullopt where the cursor is none.
std::optional<DumpPage> dump_page(const PageContext& context, Database& db, std::string_view cursor,
                                  std::size_t max_bytes, int line_ms = 0);

}  // namespace plumbline
