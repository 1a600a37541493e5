// SPDX-License-Identifier: MIT OR Apache-2.0
// server/review/shapes.h: one proposal out of a JSON object, whichever system it is from, and out of a row.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "schema/text/talk_columns.h"
#include "server/review/pile.h"

namespace plumbline {

// A value that is not what it should be: the field and what it has to be.
struct FieldFlaw {
  std::string field, message;
};

// By the names that the systems use: title; text, abstract, description, content; speakers, persons, authors,
// primaryauthors; id, code, db_id, friendly_id; track, session; date, submitted. Throws FieldFlaw.
PileProposal proposal_of_json(const nlohmann::json& object);

// The list of proposals in a document, and the shape that it has: a list itself, or one under the names of
// Indico ("abstracts", "contributions", "results") and pretalx ("results", "submissions", "talks"). nullptr
// where there is none.
const nlohmann::json* list_in(const nlohmann::json& document, std::string* shape,
                              std::string* pointer);

// Whether an object is a withdrawn, rejected or deleted submission.
bool is_withdrawn(const nlohmann::json& object);

// What each column of a header line is. Throws PileError where there is no title and no text among them.
std::vector<TalkColumn> columns_of(const TableRow& header);

// Whether the state of a row is that of a withdrawn, rejected or deleted submission.
bool is_withdrawn(const TalkRow& row);
// Throws FieldFlaw where it has more fields than there are columns.
PileProposal proposal_of_row(const TableRow& row, const std::vector<TalkColumn>& columns);

}  // namespace plumbline
