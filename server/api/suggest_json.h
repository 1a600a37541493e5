// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/suggest_json.h: completions, as a list like all others and as browsers want them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/html.h"
#include "server/search/suggest.h"

namespace plumbline {

inline constexpr int kMaxCompletions = 10;

// {total, limit, generation, next, prev, results}; a result has type, id, title, url, description
// and, where another name than the title fits, alias.
std::string suggest_json(const PageContext& context, const std::vector<Completion>& completions,
                         int limit);

// [typed, [names], [descriptions], [addresses]]: OpenSearch Suggestions 1.0,
// https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
inline constexpr std::string_view kOpenSearchType = "application/x-suggestions+json";
std::string suggest_opensearch(const PageContext& context, std::string_view typed,
                               const std::vector<Completion>& completions);

}  // namespace plumbline
