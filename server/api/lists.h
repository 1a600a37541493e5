// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/lists.h: all documents of a kind at once, for the twins of /topics, /people and
// /events.
#pragma once

#include <string>
#include <vector>

#include "server/pages/html.h"

namespace plumbline {

// Topics and people by title, events the newest first, as on their pages.
std::vector<DocumentId> listed(const Catalog& catalog, Kind kind);

std::string list_json(const PageContext& context, Kind kind);
std::string list_ndjson(const PageContext& context, Kind kind);
std::string list_csv(const PageContext& context, Kind kind);
std::string list_text(const PageContext& context, Kind kind);

}  // namespace plumbline
