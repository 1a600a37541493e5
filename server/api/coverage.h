// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/coverage.h: coverage, citations and the map of topics for programs.
#pragma once

#include <string>

#include "server/http/message.h"
#include "server/pages/citations.h"
#include "server/pages/coverage.h"
#include "server/search/graph.h"

namespace plumbline {

// What an answer tells of an archive where there are thousands: names without a page, talks of an edition without notes.
inline constexpr std::size_t kToldNames = 200, kToldWithoutNotes = 100;

// {total, limit, next, prev, results, generation, events, long_ago, never, asked, unnamed, without_notes}. A result
// is a topic with `talks` and `talks_under` at the chosen editions and both by edition, where not 0.
std::string coverage_json(const PageContext& context, Database& db, const CoveragePage& page);
// A topic a line, an edition a column: its talks about the topic or what is below it.
std::string coverage_csv(const PageContext& context, const CoveragePage& page);
// A topic a line, a year a column, as a tree; then the gaps.
std::string coverage_text(const PageContext& context, Database& db, const CoveragePage& page);

// {generation, nodes, edges}
std::string graph_json(const PageContext& context, const Graph& graph);

// What was asked for, so that links to other pages keep it.
struct CitationsAnswer {
  CitationsPage page;
  Parameters parameters;
};
std::string next_address(const PageContext& context, const CitationsAnswer& answer);
std::string previous_address(const PageContext& context, const CitationsAnswer& answer);

// {total, limit, next, prev, results, generation}. A result is {kind, value, address, documents, is, cited_in}.
std::string citations_json(const PageContext& context, Database& db, const CitationsAnswer& answer);
std::string citations_csv(const PageContext& context, Database& db, const CitationsAnswer& answer);
std::string citations_text(const PageContext& context, Database& db, const CitationsAnswer& answer);

}  // namespace plumbline
