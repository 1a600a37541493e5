// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/rows.h: documents as JSON values, for the writers of this room. The one header that
// names the JSON library; members stand in the order in which they were set.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "server/pages/html.h"
#include "server/search/catalog.h"
#include "server/search/statements.h"
#include "server/search/thing.h"

namespace plumbline {

using Json = nlohmann::ordered_json;

// The catalog's facts about a document, as in every list: type, id, title, url and what its kind
// has.
Json row_json(const PageContext& context, DocumentId document);

// {type, id, title, url}; null for 0.
Json reference_json(const PageContext& context, DocumentId document);
Json references_json(const PageContext& context, std::span<const DocumentId> documents);

// An object of addresses by their keys.
Json links_json(std::span<const Link> links);
Json links_json(const std::vector<PartLink>& links);

// {kind, text, url, talk, date}, each.
Json statements_json(const PageContext& context, const std::vector<StatementLine>& lines);

// null for "".
Json optional_json(const std::string& text);

// {kind, value, known, url, address}: what a query or a look-up names, where that is here and elsewhere.
Json thing_json(const PageContext& context, const Thing& thing);

std::string absolute_url(const PageContext& context, const Document& document);

// One line of JSON. Bytes that are not UTF-8 become U+FFFD rather than an exception.
std::string dump(const Json& value);

}  // namespace plumbline
