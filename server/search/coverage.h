// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/coverage.h: which topics were talked about at which editions, and what is missing: topics
// without a talk, topics long not discussed, what a call for papers asked for and nobody came to talk about,
// names that many talks have and that have no page, talks without notes. Withdrawn talks do not count.
#pragma once

#include <string>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"
#include "server/search/statements.h"

namespace plumbline {

// Years between a topic's last talk and the newest edition after which it is long not discussed.
inline constexpr int kLongAgo = 2;

// Nothing chosen is everything.
struct CoverageRequest {
  std::vector<std::string> series = {}, years = {};  // any of them
  std::string from = {}, to = {};  // "2023", "2023-11", "2023-11-15" or "", inclusive
  DocumentId parent = 0;           // only this topic and what is below it
};

// A topic with its talks at the chosen editions; in `under` the talks about it or anything below it, each once.
struct CoverageRow {
  DocumentId topic = 0;
  int depth = 0;                // below the top, or below the chosen parent
  std::vector<int> own, under;  // by edition: Coverage::events
  int own_total = 0, under_total = 0;
  DocumentId first = 0, last = 0;  // the earliest and the latest talk under it; 0 for none
  DocumentId elsewhere = 0;  // the latest talk at other editions than the chosen ones; 0 for none
  int named = 0;             // talks anywhere that name it in their text and are not tagged with it
};

// An item of an edition's call for papers.
struct AskedItem {
  StatementLine line;
  std::vector<DocumentId> topics;  // that it names
  std::vector<DocumentId> talks;   // about any of them or what is below them, at that edition
  DocumentId before = 0,
             after = 0;  // the nearest talk at an earlier and at a later edition; 0 for none
  bool answered() const { return !talks.empty(); }
};

struct UnnamedName {
  struct Place {
    DocumentId talk;
    std::int64_t passage;
    int count;
  };
  static constexpr std::size_t kTold = 20;  // places

  std::string name;
  int talks = 0;              // that have it
  std::vector<Place> newest;  // where the newest of them do, at most kTold
};

struct EditionNotes {
  DocumentId event;
  int talks = 0;                    // at the edition
  std::vector<DocumentId> without;  // talks without notes, in the catalog's order
};

struct Coverage {
  std::vector<DocumentId> events;  // the chosen editions with talks, oldest first, then by slug
  std::vector<CoverageRow> rows;  // chosen topics as a tree: each before what is below it, by title
  std::vector<AskedItem> asked;   // newest edition first, in the call's order
  std::vector<UnnamedName> unnamed;  // most talks first
  std::vector<EditionNotes> notes;   // of editions with talks that have none, newest first
  int newest_year = 0;               // of a chosen edition

  // Rows with a talk, and none in the newest kLongAgo years, the longest ago first.
  std::vector<const CoverageRow*> long_ago(const Catalog& catalog) const;
  // Rows without a talk, the most often named first.
  std::vector<const CoverageRow*> never() const;
};

// Where the passage of a place stands on the page of its talk; "" where it has gone since the names were gathered.
std::string anchor_of(Database& db, const UnnamedName::Place& place);

// Keeps no reference.
Coverage load_coverage(const Catalog& catalog, Database& db, const CoverageRequest& request);

// A topic and all below it, by id. A circle of parents is gone round once.
std::vector<DocumentId> topics_under(const Catalog& catalog, DocumentId topic);

}  // namespace plumbline
