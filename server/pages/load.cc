// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/load.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/markup.h"
#include "server/pages/code_links.h"

namespace plumbline {
namespace {

// A talk and its parts: the title and addresses of each, without passages.
std::map<DocumentId, PartView> read_part_documents(Database& db, DocumentId document) {
  std::map<DocumentId, PartView> parts;
  Statement& rows = db.cached(sql::k_find_parts);
  rows.bind(":document", document);
  while (rows.step()) {
    PartView& part = parts[static_cast<DocumentId>(rows.integer(0))];
    part.title = rows.text(2);
    part.pages = static_cast<int>(rows.integer(3));
  }
  for (auto& [id, part] : parts) {
    Addresses addresses = read_addresses(db, id);
    part.links = std::move(addresses.links);
    part.sources = std::move(addresses.sources);
  }
  return parts;
}

int rank_of_part(std::string_view part) {
  constexpr std::array<std::string_view, 5> kOrder = {"about", "abstract", "notes", "slides",
                                                      "transcript"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), part) - kOrder.begin());
}

// Talks before topics before events; the newest first; then by slug.
bool comes_first(const Document& a, const Document& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  return std::tie(b.date, a.slug) < std::tie(a.date, b.slug);
}

}  // namespace

std::optional<int> optional_int(const Statement& row, int column) {
  const auto value = row.optional_integer(column);
  return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

Addresses read_addresses(Database& db, DocumentId document) {
  Addresses addresses;
  Statement& rows = db.cached(sql::k_find_addresses);
  rows.bind(":document", document);
  while (rows.step()) {
    if (rows.view(0) == "source") {
      addresses.sources.push_back(rows.text(1));
    } else {
      addresses.links.push_back({rows.text(0), rows.text(1)});
    }
  }
  return addresses;
}

std::vector<PartView> read_parts(Database& db, DocumentId document) {
  std::map<DocumentId, PartView> by_id = read_part_documents(db, document);
  Statement& rows = db.cached(sql::k_find_passages);
  const std::int64_t first = std::int64_t{document} << kPassageBits;
  rows.bind(":first", first).bind(":last", first + kMaxPassages - 1);
  while (rows.step()) {
    PartView& part = by_id[static_cast<DocumentId>(rows.integer(0))];
    part.part = rows.text(1);
    part.passages.push_back({rows.text(2), rows.text(5), optional_int(rows, 3),
                             optional_int(rows, 4), stored_html(rows.view(7), rows.bytes(6)),
                             rows.text(7)});
  }
  std::vector<PartView> parts;
  for (auto& [id, part] : by_id) {
    if (!part.part.empty()) parts.push_back(std::move(part));
  }
  std::stable_sort(parts.begin(), parts.end(), [](const PartView& a, const PartView& b) {
    return rank_of_part(a.part) < rank_of_part(b.part);
  });
  return parts;
}

PartView read_about(Database& db, DocumentId document) {
  PartView about;
  for (PartView& part : read_parts(db, document)) about = std::move(part);
  link_identifiers(db, &about.passages);
  return about;
}

std::map<std::string, std::vector<DocumentId>, std::less<>> read_links(Database& db,
                                                                       DocumentId document) {
  std::map<std::string, std::vector<DocumentId>, std::less<>> links;
  Statement& rows = db.cached(sql::k_find_links);
  rows.bind(":document", document);
  while (rows.step()) links[rows.text(0)].push_back(static_cast<DocumentId>(rows.integer(1)));
  return links;
}

namespace {

// source, count, passage; by source
std::vector<Backlink> read_by_source(const Catalog& catalog, Statement& rows) {
  std::vector<Backlink> backlinks;
  while (rows.step()) {
    const auto source = static_cast<DocumentId>(rows.integer(0));
    const auto count = static_cast<int>(rows.integer(1));
    if (!backlinks.empty() && backlinks.back().document == source) {
      backlinks.back().count += count;
    } else if (catalog[source].id != 0) {
      backlinks.push_back({source, count, rows.integer(2), {}});
    }
  }
  return backlinks;
}

std::vector<Backlink> sorted(const Catalog& catalog, std::vector<Backlink> backlinks) {
  std::stable_sort(backlinks.begin(), backlinks.end(), [&](const Backlink& a, const Backlink& b) {
    return comes_first(catalog[a.document], catalog[b.document]);
  });
  return backlinks;
}

}  // namespace

ShownPassage read_shown_passage(Database& db, std::int64_t id) {
  ShownPassage passage;
  Statement& row = db.cached(sql::k_find_shown_passage);
  row.bind(":id", id);
  if (!row.step()) return passage;
  passage = {row.text(0), row.text(1),          row.text(2),
             row.text(3), optional_int(row, 4), optional_int(row, 5)};
  row.reset();
  return passage;
}

void show(Database& db, std::span<Backlink> backlinks) {
  for (Backlink& backlink : backlinks) backlink.shown = read_shown_passage(db, backlink.passage);
}

std::vector<Backlink> read_backlinks(const Catalog& catalog, Database& db, DocumentId document) {
  Statement& rows = db.cached(sql::k_find_backlinks);
  rows.bind(":document", document);
  return sorted(catalog, read_by_source(catalog, rows));
}

std::vector<Backlink> read_citing(const Catalog& catalog, Database& db, DocumentId talk) {
  Statement& rows = db.cached(sql::k_find_citing_passages);
  rows.bind(":document", talk);
  std::vector<Backlink> citing = read_by_source(catalog, rows);
  // A hyperlink to the report is told already.
  std::vector<Backlink> all = read_backlinks(catalog, db, talk);
  for (Backlink& cited : citing) {
    const bool told = std::any_of(all.begin(), all.end(), [&](const Backlink& known) {
      return known.document == cited.document;
    });
    if (!told) all.push_back(std::move(cited));
  }
  return sorted(catalog, std::move(all));
}

std::vector<Counted> count_documents(const Catalog& catalog,
                                     std::span<const DocumentId> occurrences) {
  std::map<DocumentId, int> counts;
  for (DocumentId id : occurrences) ++counts[id];
  std::vector<Counted> counted;
  for (const auto& [id, count] : counts) counted.push_back({id, count});
  std::stable_sort(counted.begin(), counted.end(), [&](const Counted& a, const Counted& b) {
    return std::tie(b.count, catalog[a.document].title) <
           std::tie(a.count, catalog[b.document].title);
  });
  return counted;
}

}  // namespace plumbline
