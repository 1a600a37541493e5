// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/identifier_twins.h: the index of identifiers and its entries as JSON, CSV and text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/identifiers.h"

namespace plumbline {

std::string identifiers_json(const PageContext& context, const std::vector<IdentifierRow>& rows);
std::string identifiers_ndjson(const PageContext& context, const std::vector<IdentifierRow>& rows);
std::string identifiers_csv(const PageContext& context, const std::vector<IdentifierRow>& rows);
std::string identifiers_text(const PageContext& context, const std::vector<IdentifierRow>& rows);

// Of thousands of places five hundred, from the one that `at` names (place_key()).
struct IdentifierJson {
  std::string text;
  std::string next, prev;  // addresses of those behind and before them, or ""
};
IdentifierJson identifier_json(const PageContext& context, Database& db, const IdentifierPage& page,
                               std::string_view at = "");
std::string identifier_text(const PageContext& context, const IdentifierPage& page);

}  // namespace plumbline
