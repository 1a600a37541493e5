// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/statements.h: what was decided, what stays open and who does what, as lines of notes say it
// (table statement); and what an event's call for papers asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/database.h"
#include "server/search/catalog.h"

namespace plumbline {

enum class Stated : std::uint8_t { kDecision, kOpen, kAction, kAsked };
inline constexpr Stated kOutcomes[] = {Stated::kDecision, Stated::kOpen, Stated::kAction};

std::string_view stated_name(Stated kind);  // "decision", "open", "action", "asked"
Stated stated_of(std::string_view name);    // kAsked of any other
// Of a word such as "decision"; nullopt for any other and for "asked", which is no outcome of a talk.
std::optional<Stated> outcome_of(std::string_view name);

struct StatementLine {
  std::int64_t id = 0, passage = 0;
  DocumentId document = 0;  // the talk, or for kAsked the event
  Stated kind = Stated::kDecision;
  std::string text;    // plain, without the word that marks it
  std::string anchor;  // of its passage on the document's page: "decision-1"
};

// What a document states, in reading order.
std::vector<StatementLine> statements_of(Database& db, DocumentId document);

// What was stated in talks that are tagged with a topic, and what names it elsewhere: newest first, within a
// talk in reading order. Without kAsked.
std::vector<StatementLine> statements_about(const Catalog& catalog, Database& db, DocumentId topic);

// All of a collection, by document.
std::vector<StatementLine> all_statements(Database& db);

}  // namespace plumbline
