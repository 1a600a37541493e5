// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/outcome.h: what was decided, what is open and who does what, on the pages of talks and topics.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/pages/template.h"
#include "server/search/statements.h"

namespace plumbline {

// "Decided", "Open", "To do"
std::string_view outcome_words(Stated kind);

// "#decision-1" behind the address of its talk.
std::string url_of(const Catalog& catalog, const StatementLine& line);

// "Klint, LPC 2023, 15 November 2023"; of what is open "Klint, LPC 2023, since 15 November 2023".
std::string said_where(const Catalog& catalog, const StatementLine& line);

// {{#OUTCOME}} {{#LINE}} on the page of a talk: all of its lines in reading order.
void fill_outcome_of_talk(Dictionary place, const Catalog& catalog,
                          std::span<const StatementLine> lines);

// {{#OUTCOME}} {{#GROUP}} {{#LINE}} and {{#REST}} on the page of a topic: by kind, in the order of the lines; of
// many the first, and where a search has all.
void fill_outcome_of_topic(Dictionary place, const Catalog& catalog, DocumentId topic,
                           std::span<const StatementLine> lines);

}  // namespace plumbline
