// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/atom.h: feeds, RFC 4287. (A search as a feed: search_answer.h.)
#pragma once

#include <string>

#include "server/pages/html.h"
#include "server/pages/pages.h"

namespace plumbline {

// The newest talks, and notes of talks, with their beginnings: what a reader subscribes to.
std::string newest_atom(const PageContext& context, Database& db);
// The talks of a topic or a person, newest first.
std::string talks_atom(const PageContext& context, DocumentId document);
// Those of an event, or of the track that was kept of it, in the order of its programme.
std::string event_atom(const PageContext& context, const EventPage& page);

}  // namespace plumbline
