// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/statements.h"

#include <algorithm>
#include <array>

#include "schema/sql.h"

namespace plumbline {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"decision", "open", "action", "asked"};

// id, document, passage, kind, text, anchor
std::vector<StatementLine> read(Statement& rows) {
  std::vector<StatementLine> lines;
  while (rows.step()) {
    lines.push_back({rows.integer(0), rows.integer(2), static_cast<DocumentId>(rows.integer(1)),
                     stated_of(rows.view(3)), rows.text(4), rows.text(5)});
  }
  return lines;
}
}  // namespace

std::string_view stated_name(Stated kind) { return kNames[static_cast<std::size_t>(kind)]; }

Stated stated_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<Stated>(std::min<std::ptrdiff_t>(found - kNames.begin(), 3));
}

std::optional<Stated> outcome_of(std::string_view name) {
  for (const Stated kind : kOutcomes) {
    if (stated_name(kind) == name) return kind;
  }
  return std::nullopt;
}

std::vector<StatementLine> statements_of(Database& db, DocumentId document) {
  Statement& rows = db.cached(sql::k_find_statements);
  rows.bind(":document", std::int64_t{document});
  return read(rows);
}

std::vector<StatementLine> statements_about(const Catalog& catalog, Database& db,
                                            DocumentId topic) {
  Statement& rows = db.cached(sql::k_find_topic_statements);
  rows.bind(":topic", std::int64_t{topic});
  std::vector<StatementLine> lines = read(rows);
  std::erase_if(lines, [](const StatementLine& line) { return line.kind == Stated::kAsked; });
  std::stable_sort(lines.begin(), lines.end(), [&](const StatementLine& a, const StatementLine& b) {
    return catalog[a.document].date > catalog[b.document].date;
  });
  return lines;
}

std::vector<StatementLine> all_statements(Database& db) {
  return read(db.cached(sql::k_list_statements));
}

}  // namespace plumbline
