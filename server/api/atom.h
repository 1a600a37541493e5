// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/atom.h: feeds, RFC 4287. (A search as a feed: search_answer.h.)
#pragma once

#include <string>
#include <string_view>

#include "server/pages/html.h"

namespace plumbline {

// The talks of a topic, a person or an event, newest first.
// The newest talks, and notes of talks, with their beginnings: what a reader subscribes to.
std::string newest_atom(const PageContext& context, Database& db);
std::string talks_atom(const PageContext& context, DocumentId document);

// The text with its five special characters escaped, for elements and attributes.
std::string xml_escaped(std::string_view text);

}  // namespace plumbline
