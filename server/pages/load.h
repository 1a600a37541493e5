// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/load.h: what the loaders of pages.h have in common, and passages as pages show them.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schema/database.h"
#include "server/pages/pages.h"
#include "server/search/catalog.h"

namespace plumbline {

// The addresses of a document or of a part, its sources apart. Each source once.
struct Addresses {
  std::vector<PartLink> links;
  std::vector<std::string> sources;
};
Addresses read_addresses(Database& db, DocumentId document);

// Abstract (or "about"), notes, slides, transcript, as far as there are any, with their passages.
std::vector<PartView> read_parts(Database& db, DocumentId document);

// The text of a topic or an event, with its names of code linked; without passages where there is none.
PartView read_about(Database& db, DocumentId document);

// Where a document leads, by kind of link ("mentioned", "written", ...), in its own order.
std::map<std::string, std::vector<DocumentId>, std::less<>> read_links(Database& db,
                                                                       DocumentId document);

// nullopt where the column is NULL.
std::optional<int> optional_int(const Statement& row, int column);

// Empty where there is none.
ShownPassage read_shown_passage(Database& db, std::int64_t id);

// Texts that name the document or link to it, each once: talks first, newest first. Not shown yet.
std::vector<Backlink> read_backlinks(const Catalog& catalog, Database& db, DocumentId document);

// The same of a talk, with the texts that cite its page, slides, recording or report elsewhere.
std::vector<Backlink> read_citing(const Catalog& catalog, Database& db, DocumentId talk);

// Reads their passages.
void show(Database& db, std::span<Backlink> backlinks);

// How often each document occurs: most often first, then by title.
std::vector<Counted> count_documents(const Catalog& catalog,
                                     std::span<const DocumentId> occurrences);

}  // namespace plumbline
