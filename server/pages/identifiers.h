// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/identifiers.h: the index of identifiers, and where one of them occurs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/pages/html.h"
#include "server/pages/pages.h"
#include "server/pages/window.h"

namespace plumbline {

struct IdentifierRow {
  std::string name;
  int passages;
};

// A to Z.
std::vector<IdentifierRow> list_identifiers(Database& db);

struct IdentifierPage {
  std::string name;                                    // the most frequent one
  std::vector<std::pair<std::string, int>> spellings;  // with how often, most often first
  std::optional<DocumentId> document;                  // the topic, person or event of that name
  // Passages in which it occurs, of talks, newest first, then of topics, then of others. Without heading and text.
  std::vector<Backlink> places;
  int documents = 0;  // how many these places are in
};

// In any spelling: "Pin<&mut T>", "pin". nullopt where the texts do not have it.
std::optional<IdentifierPage> load_identifier(const Catalog& catalog, Database& db,
                                              std::string_view spelling);

// The one with an underscore that most passages have, as an example; "" where there is none.
std::string frequent_identifier(Database& db);

// The places of a page begin at one of this name, which stays where others are added: "talks/lpc-2023/klint#notes".
std::string place_key(const Catalog& catalog, const Backlink& place);
// Those of the page that begins at `at`, or of the first one where there is no such place.
Window places_from(const Catalog& catalog, const IdentifierPage& page, std::string_view at,
                   std::size_t limit);

// Identifiers whose names are nearest to one that there is not, at most three.
std::vector<std::string> near_identifiers(Database& db, std::string_view spelling);

// `at`: the page of a long list that begins there.
std::string identifiers_html(const PageContext& context, const std::vector<IdentifierRow>& rows,
                             std::string_view at = "");
std::string identifier_html(const PageContext& context, Database& db, const IdentifierPage& page,
                            std::string_view at = "");

}  // namespace plumbline
